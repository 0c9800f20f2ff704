package io.longhaul.activities.progress;

import io.longhaul.workflows.operation.StepProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How far a step is, how fast, and when it will be done. Thread-safe; {@code done} never falls
 * below what an earlier attempt has shown.
 */
public final class ProgressMeter {

  private static final Duration WINDOW = Duration.ofSeconds(8);
  private static final Duration SHORTEST = Duration.ofMillis(400);

  private final Clock clock;
  private final String unit;
  private final @Nullable Long total;
  private final Deque<Sample> samples = new ArrayDeque<>();
  private long done;
  private long rejected;
  private Instant advancedAt;

  private record Sample(Instant at, long done) {}

  /**
   * @param unit what is counted
   * @param total how much there is; null while unknown
   * @param advancedAt when the step last advanced, or was scheduled
   */
  public ProgressMeter(Clock clock, String unit, @Nullable Long total, Instant advancedAt) {
    this.clock = clock;
    this.unit = unit;
    this.total = total;
    this.advancedAt = advancedAt;
  }

  /** Starts from what is done already; it does not count as an advance, nor into the rate. */
  public synchronized void resume(long done, long rejected) {
    this.done = Math.max(this.done, done);
    this.rejected = rejected;
    samples.clear();
    samples.add(new Sample(clock.instant(), this.done));
  }

  /** Notes that so much is done now. */
  public synchronized void advance(long done, long rejected) {
    Instant now = clock.instant();
    if (done > this.done) {
      this.done = done;
      advancedAt = now;
      samples.addLast(new Sample(now, done));
    }
    this.rejected = rejected;
  }

  /** When the step last advanced. */
  public synchronized Instant advancedAt() {
    return advancedAt;
  }

  /** What the next heartbeat says. */
  public synchronized StepProgress now() {
    Instant now = clock.instant();
    Double rate = rate(now);
    return new StepProgress(done, total, unit, rejected, rate, finish(now, rate), now, advancedAt);
  }

  private @Nullable Double rate(Instant now) {
    while (samples.size() > 2 && samples.getFirst().at().isBefore(now.minus(WINDOW))) {
      samples.removeFirst();
    }
    if (samples.isEmpty()) {
      return null;
    }
    Duration span = Duration.between(samples.getFirst().at(), now);
    long progressed = done - samples.getFirst().done();
    if (progressed == 0 || span.compareTo(SHORTEST) < 0) {
      return null;
    }
    return Math.round(progressed * 10_000.0 / span.toMillis()) / 10.0;
  }

  private @Nullable Instant finish(Instant now, @Nullable Double rate) {
    if (total == null || rate == null || rate <= 0) {
      return null;
    }
    return now.plusMillis((long) (Math.max(0, total - done) * 1000 / rate));
  }
}
