/** How the activities of a kind get into the worker without the worker knowing of them. */
@NullMarked
package io.longhaul.activities.kinds;

import org.jspecify.annotations.NullMarked;
