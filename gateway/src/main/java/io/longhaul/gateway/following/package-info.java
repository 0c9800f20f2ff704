/** Following operations: one shared look at the engine for all who read, wait and listen. */
@NullMarked
package io.longhaul.gateway.following;

import org.jspecify.annotations.NullMarked;
