/** The HTTP API, composed. */
@NullMarked
package io.longhaul.gateway;

import org.jspecify.annotations.NullMarked;
