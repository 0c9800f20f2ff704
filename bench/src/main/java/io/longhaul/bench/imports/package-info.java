/** Imports beside the same file loaded by hand, and what a killed worker costs. */
@NullMarked
package io.longhaul.bench.imports;

import org.jspecify.annotations.NullMarked;
