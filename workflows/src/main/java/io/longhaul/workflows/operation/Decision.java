package io.longhaul.workflows.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about an operation: who, when, why, and what it changed.
 *
 * @param action {@code retry}, {@code fail} or {@code cancel}
 * @param parkId the park that was meant; null for decisions outside a park
 * @param applied false when it came too late, twice or for another park, and was only recorded
 */
public record Decision(
    String action,
    String commandId,
    @Nullable String parkId,
    String by,
    @Nullable String reason,
    Instant at,
    boolean applied,
    List<InputChange> changes) {}
