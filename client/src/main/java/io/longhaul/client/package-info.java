/** The Java client of Longhaul's HTTP API: start operations, follow them, fetch what they made. */
@NullMarked
package io.longhaul.client;

import org.jspecify.annotations.NullMarked;
