/** How a running activity shows how far it is, hears that it should stop, and gives up in time. */
@NullMarked
package io.longhaul.activities.progress;

import org.jspecify.annotations.NullMarked;
