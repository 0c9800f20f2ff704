/** What the kind bulk-import needs in a worker. */
@NullMarked
package io.longhaul.worker.bulkimport;

import org.jspecify.annotations.NullMarked;
