package io.longhaul.client;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at an operation again and again, asking only for what has changed. */
final class Follower {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration UNADVISED = Duration.ofSeconds(1);

  private final Transport transport;
  private final Endpoints endpoints;

  Follower(Transport transport, Endpoints endpoints) {
    this.transport = transport;
    this.endpoints = endpoints;
  }

  Operation follow(String id, WatchOptions options, Consumer<Operation> listener) {
    long start = transport.nanoTime();
    Look look = look(id, null);
    while (true) {
      if (look.changed()) {
        listener.accept(look.operation());
      }
      if (isEnd(look.operation(), options)) {
        return look.operation();
      }
      transport.sleep(pause(look, options, start));
      look = look(id, look);
    }
  }

  private static boolean isEnd(Operation operation, WatchOptions options) {
    return operation.done() || (operation.needsAttention() && !options.throughAttention());
  }

  private Duration pause(Look look, WatchOptions options, long start) {
    Duration advised = look.advised() == null ? UNADVISED : look.advised();
    Duration pause = shorter(advised, options.maxInterval());
    pause = pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause;
    if (options.limit() == null) {
      return pause;
    }
    Duration left = options.limit().minusNanos(transport.nanoTime() - start);
    if (!left.isPositive()) {
      throw new NotFinishedException(look.operation());
    }
    return shorter(pause, left);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Look look(String id, @Nullable Look before) {
    return transport.send(
        Exchange.small(
            () -> {
              var request = endpoints.operation(id, "").GET();
              return before == null || before.tag() == null
                  ? request
                  : request.header("If-None-Match", before.tag());
            },
            response ->
                response.statusCode() == 304 && before != null
                    ? before.unchanged(response.headers())
                    : Look.of(Documents.operation(response.body()), response.headers())));
  }

  private record Look(
      Operation operation, @Nullable String tag, @Nullable Duration advised, boolean changed) {

    static Look of(Operation operation, HttpHeaders headers) {
      return new Look(operation, headers.firstValue("ETag").orElse(null), advised(headers), true);
    }

    Look unchanged(HttpHeaders headers) {
      return new Look(operation, tag, advised(headers), false);
    }

    private static @Nullable Duration advised(HttpHeaders headers) {
      return RetryAfter.of(headers, Clock.systemUTC());
    }
  }
}
