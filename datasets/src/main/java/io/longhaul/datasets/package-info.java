/** What a table of records looks like: columns, types and keys, read from YAML files. */
@NullMarked
package io.longhaul.datasets;

import org.jspecify.annotations.NullMarked;
