/** Removes the files and checkpoints of operations whose record has expired. */
@NullMarked
package io.longhaul.activities.retention;

import org.jspecify.annotations.NullMarked;
