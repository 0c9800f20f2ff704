package io.longhaul.client.command;

import io.longhaul.client.ErrorDetail;
import io.longhaul.client.Operation;
import io.longhaul.client.display.Amounts;
import io.longhaul.client.display.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operation in some lines for people, with what they can do next. */
record Report(Operation operation, String program) {

  /** All that is known, for somebody who asked about it. */
  List<String> full() {
    List<String> lines = new ArrayList<>();
    lines.add(row("Operation", operation.id()));
    lines.add(row("Kind", operation.kind()));
    lines.add(row("State", stateAndPercent()));
    if (!operation.labels().isEmpty()) {
      lines.add(row("Labels", pairs(operation.labels())));
    }
    lines.add(row("Created", Wording.time(operation.createdAt())));
    if (operation.finishedAt() != null) {
      lines.add(row("Finished", Wording.time(operation.finishedAt())));
    }
    if (operation.retryOf() != null) {
      lines.add(row("Retries", operation.retryOf()));
    }
    if (operation.retriedAs() != null) {
      lines.add(row("Retried as", operation.retriedAs()));
    }
    if (!operation.counts().isEmpty()) {
      lines.add(row("Counts", counts()));
    }
    lines.addAll(trouble());
    for (Operation.Artifact artifact : operation.artifacts()) {
      lines.add(row("Artifact", artifact.name() + size(artifact)));
    }
    lines.addAll(hints());
    return lines;
  }

  /** What came of it, for somebody who has followed it. */
  List<String> outcome() {
    List<String> lines = new ArrayList<>();
    lines.add(row("Outcome", operation.state()));
    if (!operation.counts().isEmpty()) {
      lines.add(row("Counts", counts()));
    }
    lines.addAll(trouble());
    lines.addAll(hints());
    return lines;
  }

  private String stateAndPercent() {
    Double percent = operation.percentComplete();
    String extra = operation.cancelRequested() && !operation.done() ? ", cancel requested" : "";
    return operation.state()
        + (percent == null || operation.done() ? "" : " (" + Amounts.percent(percent) + ")")
        + extra;
  }

  private String counts() {
    List<String> parts = new ArrayList<>();
    for (String first : List.of("read", "inserted", "updated", "skipped", "rejected")) {
      Long count = operation.counts().get(first);
      if (count != null) {
        parts.add(Amounts.count(count) + " " + first);
      }
    }
    operation.counts().entrySet().stream()
        .filter(entry ->
            !List.of("read", "inserted", "updated", "skipped", "rejected").contains(entry.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> parts.add(Amounts.count(entry.getValue()) + " " + entry.getKey()));
    return String.join(", ", parts);
  }

  private List<String> trouble() {
    List<String> lines = new ArrayList<>();
    if (operation.progress() != null && !operation.done()) {
      lines.add(row("Now", Wording.line(operation, java.time.Instant.now())));
    }
    for (Operation.Warning warning : operation.warnings()) {
      lines.add(row("Warning", text(warning)));
    }
    if (operation.attention() != null && operation.needsAttention()) {
      lines.add(
          row("Waits for", "a person, until " + Wording.time(operation.attention().deadline())));
      addFailure(lines, operation.attention().error());
    }
    addFailure(lines, operation.error());
    return lines;
  }

  private static void addFailure(List<String> lines, Operation.@Nullable Failure failure) {
    if (failure == null) {
      return;
    }
    String step = failure.failedStep() == null ? "" : " (step " + failure.failedStep() + ")";
    lines.add(row("Error", Wording.failure(failure) + step));
    for (ErrorDetail detail : failure.details()) {
      lines.add(row("", detail.toString()));
    }
  }

  private static String text(Operation.Warning warning) {
    String count = warning.count() == null ? "" : Amounts.count(warning.count()) + " x ";
    return count + warning.code() + (warning.message() == null ? "" : ": " + warning.message());
  }

  private static String size(Operation.Artifact artifact) {
    return artifact.length() == null ? "" : ", " + Amounts.bytes(artifact.length());
  }

  private List<String> hints() {
    List<String> lines = new ArrayList<>();
    String id = operation.id();
    if (operation.needsAttention()) {
      lines.add(row("Go on", program + " retry " + id + " --reason TEXT"));
      lines.add(row("Give up", program + " fail " + id + " --reason TEXT"));
    } else if (ExitCode.of(operation) == ExitCode.FAILED
        || ExitCode.of(operation) == ExitCode.CANCELED) {
      if (operation.retriedAs() == null) {
        lines.add(row("Try again", program + " retry " + id + " --reason TEXT"));
      }
    }
    for (Operation.Artifact artifact : operation.artifacts()) {
      lines.add(
          row(
              "Download",
              "%s result %s --artifact %s --output %s"
                  .formatted(program, id, artifact.name(), artifact.name())));
    }
    return lines;
  }

  private static String pairs(Map<String, String> labels) {
    return labels.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .reduce((one, other) -> one + ", " + other)
        .orElse("");
  }

  static String row(String title, String text) {
    return String.format(Locale.ROOT, "%-11s %s", title, text);
  }
}
