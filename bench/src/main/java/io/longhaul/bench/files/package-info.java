/** Files going in and out, beside the least that a server could do with them. */
@NullMarked
package io.longhaul.bench.files;

import org.jspecify.annotations.NullMarked;
