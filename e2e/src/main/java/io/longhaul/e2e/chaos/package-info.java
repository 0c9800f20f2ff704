/** Imports under fault after fault, each held against what applying its file one by one gives. */
@NullMarked
package io.longhaul.e2e.chaos;

import org.jspecify.annotations.NullMarked;
