/**
 * What tells receivers about operations: deliveries, their payload, and the sweep that finds what
 * nobody told.
 */
@NullMarked
package io.longhaul.workflows.webhooks;

import org.jspecify.annotations.NullMarked;
