/**
 * Tells receivers: composes what they are told, signs and sends it, and writes down what came of
 * it.
 */
@NullMarked
package io.longhaul.activities.webhooks;

import org.jspecify.annotations.NullMarked;
