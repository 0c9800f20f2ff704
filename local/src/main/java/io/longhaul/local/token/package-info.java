/** The stack's signing key and the access tokens made with it. */
@NullMarked
package io.longhaul.local.token;

import org.jspecify.annotations.NullMarked;
