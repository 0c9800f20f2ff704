/**
 * What every operation shares: its id, states, progress, failures, outcome, and the workflow that
 * carries it.
 */
@NullMarked
package io.longhaul.workflows.operation;

import org.jspecify.annotations.NullMarked;
