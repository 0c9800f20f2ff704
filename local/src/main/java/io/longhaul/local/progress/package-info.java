/** Tells the person at the terminal what is being done. */
@NullMarked
package io.longhaul.local.progress;

import org.jspecify.annotations.NullMarked;
