package io.longhaul.workflows.operation;

import io.longhaul.workflows.operation.OperationMemo.ArtifactNote;
import io.longhaul.workflows.operation.OperationMemo.Warning;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a kind's steps have come to.
 *
 * @param result becomes the operation's result; null when there is none
 * @param counts by name, shown in the document
 * @param partial whether some records, pages or rows were rejected
 */
public record Completion(
    @Nullable Object result,
    Map<String, Long> counts,
    List<ArtifactNote> artifacts,
    List<Warning> warnings,
    boolean partial) {}
