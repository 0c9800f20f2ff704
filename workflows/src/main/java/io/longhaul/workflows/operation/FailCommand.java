package io.longhaul.workflows.operation;

import org.jspecify.annotations.Nullable;

/**
 * The signal that ends a parked operation as failed.
 *
 * @param commandId the same for repetitions of one command: they act once
 * @param parkId the park that is meant
 */
public record FailCommand(String commandId, String parkId, String by, @Nullable String reason) {}
