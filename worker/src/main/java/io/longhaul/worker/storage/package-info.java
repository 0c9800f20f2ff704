/** Where files and dataset definitions are. */
@NullMarked
package io.longhaul.worker.storage;

import org.jspecify.annotations.NullMarked;
