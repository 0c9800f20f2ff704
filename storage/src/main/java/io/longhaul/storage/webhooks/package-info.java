/** Who is told what became of operations, under which secret, and what came of telling them. */
@NullMarked
package io.longhaul.storage.webhooks;

import org.jspecify.annotations.NullMarked;
