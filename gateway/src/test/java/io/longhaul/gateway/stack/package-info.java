/** Engine, gateway and worker for tests, and what speaks to them. */
@NullMarked
package io.longhaul.gateway.stack;

import org.jspecify.annotations.NullMarked;
