/** The demonstration: a real import, a killed worker, and the ledger beside what SQL counts. */
@NullMarked
package io.longhaul.local.demo;

import org.jspecify.annotations.NullMarked;
