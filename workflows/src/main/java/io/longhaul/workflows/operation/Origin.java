package io.longhaul.workflows.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a retried operation comes from, and who wanted it, when and why.
 *
 * @param retryOf the id of the operation before it
 * @param lineage the lineage to go on with; null when the earlier operation had none yet
 * @param history every earlier decision of the line, oldest first
 */
public record Origin(
    String retryOf,
    String by,
    @Nullable String reason,
    Instant at,
    List<InputChange> changes,
    @Nullable Lineage lineage,
    List<Decision> history) {}
