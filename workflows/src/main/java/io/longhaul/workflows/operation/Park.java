package io.longhaul.workflows.operation;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where an operation waits for a person; one park after the other, each with an id of its own. */
final class Park {

  /** What came of waiting. */
  sealed interface Resolution {
    /** Go on, with the input that is corrected or with the one there is. */
    record Retried(@Nullable JsonNode input) implements Resolution {}

    /** End as failed. */
    record Refused(String by, @Nullable String reason) implements Resolution {}

    /** Nobody decided in time. */
    record Expired() implements Resolution {}
  }

  private final Journal journal;
  private int number;
  private boolean open;
  private @Nullable Resolution resolution;
  private @Nullable JsonNode input;

  Park(Journal journal) {
    this.journal = journal;
  }

  /** The id that the next park has, or the present one while it is open. */
  String open(JsonNode present) {
    number++;
    open = true;
    resolution = null;
    input = present;
    return id();
  }

  Resolution await(Duration patience) {
    Workflow.await(patience, () -> resolution != null);
    open = false;
    return resolution == null ? new Resolution.Expired() : resolution;
  }

  void retry(RetryCommand command) {
    boolean applies = applies(command.commandId(), command.parkId());
    List<InputChange> changes =
        applies && input != null && command.input() != null
            ? InputChanges.between(input, command.input())
            : List.of();
    journal.decided(
        new Decision(
            "retry",
            command.commandId(),
            command.parkId(),
            command.by(),
            command.reason(),
            Journal.now(),
            applies,
            changes));
    if (applies) {
      resolution = new Resolution.Retried(command.input());
    }
  }

  void fail(FailCommand command) {
    boolean applies = applies(command.commandId(), command.parkId());
    journal.decided(
        new Decision(
            "fail",
            command.commandId(),
            command.parkId(),
            command.by(),
            command.reason(),
            Journal.now(),
            applies,
            List.of()));
    if (applies) {
      resolution = new Resolution.Refused(command.by(), command.reason());
    }
  }

  private boolean applies(String commandId, String parkId) {
    return journal.isFirst(commandId) && open && resolution == null && id().equals(parkId);
  }

  private String id() {
    return "park-" + number;
  }
}
