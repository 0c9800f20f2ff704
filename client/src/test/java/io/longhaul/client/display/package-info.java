/** Tests of how progress is shown. */
@NullMarked
package io.longhaul.client.display;

import org.jspecify.annotations.NullMarked;
