/** The side effects of the kind bulk-import: inspect, load, publish, and counting. */
@NullMarked
package io.longhaul.activities.bulkimport;

import org.jspecify.annotations.NullMarked;
