/** The gateway beside what a program without it would do to the same engine. */
@NullMarked
package io.longhaul.bench.engine;

import org.jspecify.annotations.NullMarked;
