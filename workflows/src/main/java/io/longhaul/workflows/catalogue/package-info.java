/** The kinds of operations: the one line that adds a kind. */
@NullMarked
package io.longhaul.workflows.catalogue;

import org.jspecify.annotations.NullMarked;
