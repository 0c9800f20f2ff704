/** Obtains the Temporal dev server in the documented order and says how to run it. */
@NullMarked
package io.longhaul.local.engine;

import org.jspecify.annotations.NullMarked;
