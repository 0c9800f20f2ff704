/** Operations: submitted, read, listed, controlled. */
@NullMarked
package io.longhaul.gateway.operations;

import org.jspecify.annotations.NullMarked;
