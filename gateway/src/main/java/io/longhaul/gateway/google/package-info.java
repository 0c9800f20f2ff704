/** Operations for clients of {@code google.longrunning}: a thin facade, and another contract. */
@NullMarked
package io.longhaul.gateway.google;

import org.jspecify.annotations.NullMarked;
