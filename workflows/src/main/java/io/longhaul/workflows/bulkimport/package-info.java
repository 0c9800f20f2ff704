/** The kind bulk-import: a CSV file into a table. */
@NullMarked
package io.longhaul.workflows.bulkimport;

import org.jspecify.annotations.NullMarked;
