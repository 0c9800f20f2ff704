/** Files for clients: whole, in ranges, with their digests. */
@NullMarked
package io.longhaul.gateway.artifacts;

import org.jspecify.annotations.NullMarked;
