package io.longhaul.gateway.engine;

import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationRequest;
import org.jspecify.annotations.Nullable;

/**
 * An operation to be started.
 *
 * @param taskQueue where its kind's workers poll
 * @param priority 1 (first) to 5; null for the engine's own
 */
public record NewOperation(
    OperationId id,
    String taskQueue,
    OperationRequest request,
    Submission submission,
    @Nullable Integer priority) {}
