/** Deliveries of webhooks, and the sweep that sees to it that none is forgotten. */
@NullMarked
package io.longhaul.worker.webhooks;

import org.jspecify.annotations.NullMarked;
