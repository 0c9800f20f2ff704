/** The command line against a running stack. */
@NullMarked
package io.longhaul.e2e.commandline;

import org.jspecify.annotations.NullMarked;
