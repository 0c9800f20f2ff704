package io.longhaul.client.display;

import io.longhaul.client.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an operation stands, in a line for people. */
public final class Wording {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private Wording() {}

  /** What it does now; {@code now} is what estimates are told from. */
  public static String line(Operation operation, Instant now) {
    return switch (operation.state()) {
      case "Scheduled" -> "Scheduled, starts " + time(operation.startAt());
      case "Queued" -> "Queued, no worker has taken it yet";
      case "Running" -> running(operation, now);
      case "Retrying" -> retrying(operation);
      case "Canceling" -> "Canceling";
      default -> operation.state();
    };
  }

  /** A moment in the zone of this machine. */
  public static String time(@Nullable Instant instant) {
    return instant == null ? "-" : TIME.format(instant);
  }

  /** The code and the message of a failure. */
  public static String failure(Operation.@Nullable Failure failure) {
    if (failure == null) {
      return "no reason was given";
    }
    return failure.message() == null ? failure.code() : failure.code() + ": " + failure.message();
  }

  /** Why the present step is between two attempts. */
  public static String retrying(Operation operation) {
    Operation.Retry retry = operation.retry();
    if (retry == null) {
      return "Retrying";
    }
    String next =
        retry.nextAttemptAt() == null ? "" : ", next attempt " + time(retry.nextAttemptAt());
    return "Retrying (attempt %d%s): %s"
        .formatted(retry.attempt(), next, failure(retry.lastError()));
  }

  private static String running(Operation operation, Instant now) {
    Operation.Progress progress = operation.progress();
    if (progress == null) {
      Double percent = operation.percentComplete();
      return percent == null ? "Running" : "Running, " + Amounts.percent(percent);
    }
    List<String> parts = new ArrayList<>();
    parts.add(progress.step() + ": " + done(progress));
    if (progress.rejected() > 0) {
      parts.add(Amounts.count(progress.rejected()) + " rejected");
    }
    if (progress.ratePerSecond() != null) {
      parts.add(Amounts.count(Math.round(progress.ratePerSecond())) + "/s");
    }
    if (progress.estimatedFinishAt() != null) {
      Duration left = Duration.between(now, progress.estimatedFinishAt());
      parts.add("about " + Amounts.duration(left) + " left");
    }
    return String.join(", ", parts);
  }

  private static String done(Operation.Progress progress) {
    String unit = progress.unit() == null ? "" : " " + progress.unit();
    Long total = progress.total();
    if (total == null || total <= 0) {
      return Amounts.count(progress.done()) + unit;
    }
    return "%s of %s%s (%s)"
        .formatted(
            Amounts.count(progress.done()),
            Amounts.count(total),
            unit,
            Amounts.percent(100.0 * progress.done() / total));
  }
}
