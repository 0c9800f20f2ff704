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

  /** How much is done, how fast, and how long it may take. */
  static String progress(Operation.Progress progress, Instant now) {
    List<String> parts = new ArrayList<>();
    parts.add(done(progress));
    if (progress.rejected() > 0) {
      parts.add(Amounts.count(progress.rejected()) + " rejected");
    }
    if (progress.ratePerSecond() != null) {
      parts.add(Amounts.count(Math.round(progress.ratePerSecond())) + "/s");
    }
    if (progress.estimatedFinishAt() != null) {
      parts.add(left(Duration.between(now, progress.estimatedFinishAt())));
    }
    return String.join(", ", parts);
  }

  /** How far an upload is, how fast, and how long it may take. */
  static String upload(long sent, long total, Duration elapsed) {
    String amount = Amounts.bytes(sent) + " of " + Amounts.bytes(total);
    double seconds = elapsed.toMillis() / 1000.0;
    if (sent == 0 || seconds < 1) {
      return amount;
    }
    double rate = sent / seconds;
    return amount
        + ", "
        + Amounts.bytes((long) rate)
        + "/s, "
        + left(Duration.ofMillis((long) ((total - sent) / rate * 1000)));
  }

  private static String left(Duration duration) {
    return "about " + Amounts.duration(duration) + " left";
  }

  private static String running(Operation operation, Instant now) {
    Operation.Progress progress = operation.progress();
    if (progress == null) {
      Double percent = operation.percentComplete();
      return percent == null ? "Running" : "Running, " + Amounts.percent(percent);
    }
    Long total = progress.total();
    String percent =
        total != null && total > 0 ? Amounts.percent(100.0 * progress.done() / total) + ", " : "";
    return progress.step() + ": " + percent + progress(progress, now);
  }

  private static String done(Operation.Progress progress) {
    Long total = progress.total();
    String unit = progress.unit() == null ? "" : " " + progress.unit();
    String of = total != null && total > 0 ? " of " + Amounts.count(total) : "";
    return Amounts.count(progress.done()) + of + unit;
  }
}
