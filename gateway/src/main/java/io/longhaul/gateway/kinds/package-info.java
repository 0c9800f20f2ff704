/** The kinds of operations: shown to clients, and held against their input. */
@NullMarked
package io.longhaul.gateway.kinds;

import org.jspecify.annotations.NullMarked;
