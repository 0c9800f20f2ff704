/** How far an upload or an operation is, shown to people: bars on a terminal, lines elsewhere. */
@NullMarked
package io.longhaul.client.display;

import org.jspecify.annotations.NullMarked;
