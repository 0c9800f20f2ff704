/** Files from clients, in the form of tus 1.0.0. */
@NullMarked
package io.longhaul.gateway.uploads;

import org.jspecify.annotations.NullMarked;
