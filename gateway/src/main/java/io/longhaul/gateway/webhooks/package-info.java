/** Who is told what becomes of operations, and what came of telling them; nothing is sent here. */
@NullMarked
package io.longhaul.gateway.webhooks;

import org.jspecify.annotations.NullMarked;
