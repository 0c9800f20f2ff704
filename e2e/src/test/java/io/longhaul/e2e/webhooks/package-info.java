/** Receivers that are told what becomes of operations. */
@NullMarked
package io.longhaul.e2e.webhooks;

import org.jspecify.annotations.NullMarked;
