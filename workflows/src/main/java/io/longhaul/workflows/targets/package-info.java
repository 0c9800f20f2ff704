/** What an address that a client names says by itself about whether it may be called. */
@NullMarked
package io.longhaul.workflows.targets;

import org.jspecify.annotations.NullMarked;
