/** The command that measures. */
@NullMarked
package io.longhaul.bench;

import org.jspecify.annotations.NullMarked;
