/** The regular removal of what has expired. */
@NullMarked
package io.longhaul.worker.retention;

import org.jspecify.annotations.NullMarked;
