package io.longhaul.activities.webhooks;

import io.longhaul.workflows.operation.OperationMemo.Attention;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.StepNote;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationState;
import org.jspecify.annotations.Nullable;

/**
 * An operation as the engine shows it.
 *
 * @param percent how far it is
 * @param rejected how many units the present step has refused; null when nothing counts them
 * @param outcome how it ended, for what the engine ended as well; null while it has not
 */
public record OperationSight(
    Submission submission,
    OperationState state,
    double percent,
    @Nullable Long rejected,
    @Nullable StepNote step,
    @Nullable Attention attention,
    @Nullable Outcome outcome) {}
