/** How fast receivers are told, and whether those that hang hold up the others. */
@NullMarked
package io.longhaul.bench.webhooks;

import org.jspecify.annotations.NullMarked;
