package io.longhaul.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The steps that an operation has gone through, and what people decided about it.
 *
 * @param degraded whether no worker could be asked, so that only the present step is known
 * @param document the whole answer as received
 */
public record OperationSteps(
    @Nullable String state,
    boolean degraded,
    List<Step> steps,
    List<Decision> decisions,
    @Nullable Origin origin,
    JsonNode document) {

  /** Lists that were left out are empty. */
  public OperationSteps {
    steps = steps == null ? List.of() : List.copyOf(steps);
    decisions = decisions == null ? List.of() : List.copyOf(decisions);
  }

  /**
   * One run of one step.
   *
   * @param outcome {@code running}, {@code done}, {@code failed}, {@code canceled}
   */
  public record Step(
      String name,
      @Nullable String outcome,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      Operation.@Nullable Failure error) {}

  /**
   * What a person decided.
   *
   * @param action {@code retry}, {@code fail} or {@code cancel}
   * @param applied false when it came too late, twice or for another park
   * @param changes differences between the old and the corrected input
   */
  public record Decision(
      String action,
      @Nullable String by,
      @Nullable String reason,
      @Nullable Instant at,
      boolean applied,
      List<Change> changes) {
    public Decision {
      changes = changes == null ? List.of() : List.copyOf(changes);
    }
  }

  /**
   * Where a retried operation comes from, and who wanted it, when and why.
   *
   * @param history every earlier decision of the line, oldest first
   */
  public record Origin(
      String retryOf,
      @Nullable String by,
      @Nullable String reason,
      @Nullable Instant at,
      List<Change> changes,
      List<Decision> history) {
    public Origin {
      changes = changes == null ? List.of() : List.copyOf(changes);
      history = history == null ? List.of() : List.copyOf(history);
    }
  }

  /** One difference between two inputs; {@code pointer} is a JSON pointer (RFC 6901). */
  public record Change(String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {}
}
