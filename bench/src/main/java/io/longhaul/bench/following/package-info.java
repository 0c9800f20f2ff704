/** Very many who follow operations, and what that costs the gateway and the engine. */
@NullMarked
package io.longhaul.bench.following;

import org.jspecify.annotations.NullMarked;
