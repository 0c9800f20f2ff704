/** The one-machine stack: engine, database, gateway and workers as child processes. */
@NullMarked
package io.longhaul.local;

import org.jspecify.annotations.NullMarked;
