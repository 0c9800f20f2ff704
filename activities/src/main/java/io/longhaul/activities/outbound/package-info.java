/** Calls to addresses that clients name: checked, pinned to what was checked, and bounded. */
@NullMarked
package io.longhaul.activities.outbound;

import org.jspecify.annotations.NullMarked;
