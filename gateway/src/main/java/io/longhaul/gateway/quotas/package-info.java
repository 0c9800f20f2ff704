/** How much callers and tenants may ask for: rates, unfinished operations, and what is left. */
@NullMarked
package io.longhaul.gateway.quotas;

import org.jspecify.annotations.NullMarked;
