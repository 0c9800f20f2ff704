/** The request id and trace context of each request. */
@NullMarked
package io.longhaul.gateway.correlation;

import org.jspecify.annotations.NullMarked;
