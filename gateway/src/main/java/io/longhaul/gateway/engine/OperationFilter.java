package io.longhaul.gateway.engine;

import io.longhaul.workflows.operation.OperationState;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which operations to list; every member narrows, and null or empty does not.
 *
 * @param reach what the caller may see at all
 * @param states in one of these states
 * @param labels with all of these labels
 * @param createdAfter at this time or later
 * @param createdBefore before this time
 */
public record OperationFilter(
    Reach reach,
    @Nullable String tenant,
    @Nullable String owner,
    Set<OperationState> states,
    @Nullable String kind,
    Map<String, String> labels,
    @Nullable Instant createdAfter,
    @Nullable Instant createdBefore) {

  /**
   * What a caller may see.
   *
   * @param tenant of the caller
   * @param subject of the caller, whose own operations are always in reach
   * @param wholeTenants of which everything is in reach; null for all tenants
   */
  public record Reach(String tenant, String subject, @Nullable Set<String> wholeTenants) {}
}
