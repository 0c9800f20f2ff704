/** Files that operations have made: written under a key nobody reads, then published once. */
@NullMarked
package io.longhaul.storage.artifacts;

import org.jspecify.annotations.NullMarked;
