/** The only package that speaks to Temporal. */
@NullMarked
package io.longhaul.gateway.engine;

import org.jspecify.annotations.NullMarked;
