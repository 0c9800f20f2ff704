/**
 * The state directory of a one-machine stack: where things lie, its ports, its lock and what is
 * remembered between runs.
 */
@NullMarked
package io.longhaul.local.home;

import org.jspecify.annotations.NullMarked;
