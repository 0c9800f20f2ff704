/** Operations from upload to result, as any HTTP client sees them. */
@NullMarked
package io.longhaul.e2e.operations;

import org.jspecify.annotations.NullMarked;
