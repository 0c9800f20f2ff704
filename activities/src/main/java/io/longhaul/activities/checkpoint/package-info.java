/** Epochs, positions and counts, written in the transaction of the effect. */
@NullMarked
package io.longhaul.activities.checkpoint;

import org.jspecify.annotations.NullMarked;
