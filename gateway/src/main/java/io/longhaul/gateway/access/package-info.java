/** Who calls, and what they may do: tokens, tenants, scopes. */
@NullMarked
package io.longhaul.gateway.access;

import org.jspecify.annotations.NullMarked;
