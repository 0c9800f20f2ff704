/** Who did what to which operation, and who was refused: one line of log each. */
@NullMarked
package io.longhaul.gateway.audit;

import org.jspecify.annotations.NullMarked;
