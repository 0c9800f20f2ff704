/** The stack that is measured, and what is known about its processes from outside. */
@NullMarked
package io.longhaul.bench.stack;

import org.jspecify.annotations.NullMarked;
