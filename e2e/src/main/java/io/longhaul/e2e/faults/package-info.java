/** What is done to a running stack: kills, freezes and cut connections. */
@NullMarked
package io.longhaul.e2e.faults;

import org.jspecify.annotations.NullMarked;
