package io.longhaul.workflows.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a step is: the heartbeat details of its activity.
 *
 * @param done units that are safely done, never less than in an earlier heartbeat of the same input
 * @param total units in all; null while unknown
 * @param unit what is counted: {@code rows}, {@code bytes}
 * @param rejected units that were read and refused
 * @param ratePerSecond smoothed, over the last seconds; null while unknown
 * @param estimatedFinishAt when the step will be done, as the worker computed it with this
 *     heartbeat
 * @param updatedAt when the worker wrote this
 * @param advancedAt when {@code done} last rose; what the patience with transient failures counts
 *     from
 */
public record StepProgress(
    long done,
    @Nullable Long total,
    String unit,
    long rejected,
    @Nullable Double ratePerSecond,
    @Nullable Instant estimatedFinishAt,
    Instant updatedAt,
    Instant advancedAt) {}
