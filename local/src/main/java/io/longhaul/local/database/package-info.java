/** Embedded PostgreSQL: its binaries, its cluster and how to run it. */
@NullMarked
package io.longhaul.local.database;

import org.jspecify.annotations.NullMarked;
