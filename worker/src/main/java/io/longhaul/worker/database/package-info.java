/** The target database: where it is, whether it answers, and the schema that we keep in it. */
@NullMarked
package io.longhaul.worker.database;

import org.jspecify.annotations.NullMarked;
