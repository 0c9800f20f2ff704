/** CSV files as bytes: where records begin and end, in which character set, and their fields. */
@NullMarked
package io.longhaul.activities.csv;

import org.jspecify.annotations.NullMarked;
