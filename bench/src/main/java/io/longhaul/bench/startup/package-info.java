/** How soon a gateway is there, and how much memory it takes. */
@NullMarked
package io.longhaul.bench.startup;

import org.jspecify.annotations.NullMarked;
