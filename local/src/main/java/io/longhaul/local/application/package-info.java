/** How the gateway and the workers, which are jars of this repository, are run as processes. */
@NullMarked
package io.longhaul.local.application;

import org.jspecify.annotations.NullMarked;
