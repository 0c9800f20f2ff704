/** What requests bring with them, read up to a limit and checked member by member. */
@NullMarked
package io.longhaul.gateway.requests;

import org.jspecify.annotations.NullMarked;
