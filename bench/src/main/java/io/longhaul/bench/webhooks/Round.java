package io.longhaul.bench.webhooks;

import io.longhaul.bench.measure.Lags;
import io.longhaul.bench.measure.Throughput;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Messages to all receivers, evenly spread and all asked for at once; and when each was taken. */
final class Round {
  private static final int THREADS = 16;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final Receivers receivers;
  private final long start = System.nanoTime();
  private final long[] asked;
  private final String[] ids;
  private long accepted;

  private Round(Receivers receivers, int messages) {
    this.receivers = receivers;
    this.asked = new long[messages];
    this.ids = new String[messages];
  }

  /** Asks for so many, and returns when the gateway has accepted all of them. */
  static Round begin(Receivers receivers, EndpointCalls endpoints, int messages) throws Exception {
    Round round = new Round(receivers, messages);
    var _ =
        Throughput.of(
            messages,
            THREADS,
            number -> {
              round.asked[number] = System.nanoTime();
              round.ids[number] = endpoints.send(number % receivers.count());
            });
    round.accepted = System.nanoTime();
    return round;
  }

  /** Waits until all that went to the good ones was taken, or the limit since all was accepted. */
  void awaitGood(Duration limit) {
    await(good().mapToObj(number -> ids[number]).toList(), limit);
  }

  /** Waits until all was taken, or the limit since all was accepted. */
  void awaitAll(Duration limit) {
    await(Arrays.asList(ids), limit);
  }

  /** The part of all that was taken by now, 0 to 1. */
  double share() {
    return (double) receivers.count(Arrays.asList(ids)) / ids.length;
  }

  /** Messages per second, from the first that was asked for until the last was taken. */
  double perSecond() {
    long last =
        Arrays.stream(ids).mapToLong(id -> orNever(receivers.taken(id))).max().orElseThrow();
    return last == Long.MAX_VALUE ? 0 : ids.length / ((last - start) / 1e9);
  }

  /** How late each message to the good ones was, from just before somebody asked for it. */
  Lags lagsOfGood() {
    List<Integer> numbers = good().boxed().toList();
    Lags lags = new Lags(numbers.size());
    for (int number : numbers) {
      Long taken = receivers.taken(ids[number]);
      if (taken != null) {
        lags.add(taken - asked[number]);
      }
    }
    return lags;
  }

  private IntStream good() {
    return IntStream.range(0, ids.length)
        .filter(number -> receivers.isGood(number % receivers.count()));
  }

  private void await(List<String> messages, Duration limit) {
    while (receivers.count(messages) < messages.size()
        && System.nanoTime() - accepted < limit.toNanos()) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private static long orNever(@Nullable Long taken) {
    return taken == null ? Long.MAX_VALUE : taken;
  }
}
