/** A stack of one's own for a run: processes, ports, state and datasets that nobody else uses. */
@NullMarked
package io.longhaul.e2e.stack;

import org.jspecify.annotations.NullMarked;
