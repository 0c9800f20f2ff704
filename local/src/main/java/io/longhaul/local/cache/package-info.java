/**
 * The per-user cache of large things that are made once: locked while they are made, published by
 * one rename.
 */
@NullMarked
package io.longhaul.local.cache;

import org.jspecify.annotations.NullMarked;
