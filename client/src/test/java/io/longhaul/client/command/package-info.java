/** Tests of the command line. */
@NullMarked
package io.longhaul.client.command;

import org.jspecify.annotations.NullMarked;
