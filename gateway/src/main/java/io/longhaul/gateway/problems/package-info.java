/** Every error as one problem document (RFC 9457) with a code of the catalogue. */
@NullMarked
package io.longhaul.gateway.problems;

import org.jspecify.annotations.NullMarked;
