package io.longhaul.gateway.engine;

import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An operation as visibility knows it: a little late, and without what happens inside a step. */
public record ListedOperation(
    OperationId id, OperationState state, Submission submission, @Nullable Instant finishedAt) {}
