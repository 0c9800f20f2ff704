/** What makes a repeated request the same request: its key and its fingerprint. */
@NullMarked
package io.longhaul.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
