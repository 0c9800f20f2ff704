/**
 * A dataset proposed from looking once at a CSV file, with memory that does not grow with the file.
 */
@NullMarked
package io.longhaul.datasets.infer;

import org.jspecify.annotations.NullMarked;
