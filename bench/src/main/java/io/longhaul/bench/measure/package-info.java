/** Alternating measurements, their ratios and the report made of them. */
@NullMarked
package io.longhaul.bench.measure;

import org.jspecify.annotations.NullMarked;
