/** More than there are workers for, and worse than any client would send. */
@NullMarked
package io.longhaul.bench.pressure;

import org.jspecify.annotations.NullMarked;
