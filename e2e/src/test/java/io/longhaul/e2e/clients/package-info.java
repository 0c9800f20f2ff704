/** Other people's clients, unmodified, against a running stack. */
@NullMarked
package io.longhaul.e2e.clients;

import org.jspecify.annotations.NullMarked;
