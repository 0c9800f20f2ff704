/** The target database: connections with time-outs, its errors as codes, the ledger's schema. */
@NullMarked
package io.longhaul.activities.database;

import org.jspecify.annotations.NullMarked;
