/** Polls the engine for the catalogue's work, and hands over what runs when it is shut down. */
@NullMarked
package io.longhaul.worker.engine;

import org.jspecify.annotations.NullMarked;
