/** Parts of the stack that are down, frozen or restarted. */
@NullMarked
package io.longhaul.e2e.outages;

import org.jspecify.annotations.NullMarked;
