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

  Journal journal() {
    return journal;
  }

  /** Opens the next park and gives its id. */
  String open(JsonNode present) {
    number++;
    open = true;
    resolution = null;
    input = present;
    return id();
  }

  /** Which park it is, from 1. */
  int number() {
    return number;
  }

  Resolution await(Duration patience) {
    try {
      Workflow.await(patience, () -> resolution != null);
    } finally {
      open = false;
    }
    return resolution == null ? new Resolution.Expired() : resolution;
  }

  void retry(RetryCommand command) {
    boolean applies = applies(command.commandId(), command.parkId());
    journal.decided(
        new Decision(
            "retry",
            command.commandId(),
            command.parkId(),
            command.by(),
            command.reason(),
            Journal.now(),
            applies,
            applies ? changes(command.input()) : List.of()));
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
    return open && resolution == null && id().equals(parkId) && !journal.hasActed(commandId);
  }

  private List<InputChange> changes(@Nullable JsonNode corrected) {
    return input == null || corrected == null ? List.of() : InputChanges.between(input, corrected);
  }

  private String id() {
    return "park-" + number;
  }
}
