/** What removes the files and checkpoints of operations whose record has expired. */
@NullMarked
package io.longhaul.workflows.retention;

import org.jspecify.annotations.NullMarked;
