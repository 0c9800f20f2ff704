package io.longhaul.gateway.engine;

import io.longhaul.workflows.operation.Decision;
import io.longhaul.workflows.operation.OperationRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the history of an operation tells.
 *
 * @param request what it was started with
 * @param input what it worked with last: corrected, perhaps
 * @param decisions of persons, oldest first
 * @param priority 1 (first) to 5; null for the engine's own
 */
public record PastRun(
    OperationRequest request,
    JsonNode input,
    List<Decision> decisions,
    @Nullable Integer priority) {}
