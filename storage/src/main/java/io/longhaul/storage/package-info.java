/** Where bytes live: the blob store port, which every adapter implements alike. */
@NullMarked
package io.longhaul.storage;

import org.jspecify.annotations.NullMarked;
