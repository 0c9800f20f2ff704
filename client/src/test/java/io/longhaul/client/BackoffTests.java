package io.longhaul.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The waits between attempts, and the header that lengthens them. */
class BackoffTests {
  private static final RetryPolicy POLICY =
      new RetryPolicy(Duration.ofMinutes(5), Duration.ofMillis(100), Duration.ofSeconds(3));

  @Test
  void growsWithinItsBoundsAndNeverFallsBelowHalf() {
    for (long seed = 0; seed < 200; seed++) {
      Backoff backoff = new Backoff(POLICY, new VirtualTime(), new Random(seed));
      long most = 100;
      for (int failure = 0; failure < 40; failure++) {
        Duration wait = backoff.afterFailure(null);

        assertThat(wait)
            .as("seed %d, failure %d", seed, failure)
            .isBetween(Duration.ofMillis(most / 2), Duration.ofMillis(most));
        most = Math.min(most * 2, 3000);
      }
    }
  }

  @Test
  void differsBetweenCallers() {
    long different =
        java.util.stream.LongStream.range(0, 50)
            .mapToObj(seed -> new Backoff(POLICY, new VirtualTime(), new Random(seed)))
            .map(backoff -> backoff.afterFailure(null))
            .distinct()
            .count();

    assertThat(different).isGreaterThan(10);
  }

  @Test
  void isNeverShorterThanAskedFor() {
    for (long seed = 0; seed < 200; seed++) {
      Backoff backoff = new Backoff(POLICY, new VirtualTime(), new Random(seed));

      assertThat(backoff.afterFailure(Duration.ofSeconds(20)))
          .as("seed %d", seed)
          .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21));
    }
  }

  @Test
  void endsWithTheBudgetThatCountsFromTheFirstFailure() throws InterruptedException {
    VirtualTime time = new VirtualTime();
    time.sleep(Duration.ofHours(1));
    Backoff backoff = new Backoff(POLICY, time, new Random(1));

    assertThat(backoff.afterFailure(null)).isNotNull();
    time.sleep(Duration.ofMinutes(5));
    assertThat(backoff.afterFailure(null)).isNull();
  }

  @Test
  void makesOneAttemptWithoutABudget() {
    RetryPolicy none = POLICY.withBudget(Duration.ZERO);

    assertThat(new Backoff(none, new VirtualTime(), new Random(1)).afterFailure(null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "5,5",
    "0,0",
    "' 17 ',17",
    "999999999,86400",
    "'Sun, 22 Nov 2026 10:00:30 GMT',30",
    "'Sun, 22 Nov 2026 09:00:00 GMT',0"
  })
  void readsSecondsAndDates(String header, long seconds) {
    assertThat(retryAfter(header)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"soon", "-1", "1.5", "''", "9999999999"})
  void ignoresWhatIsNeither(String header) {
    assertThat(retryAfter(header)).isNull();
  }

  private static @org.jspecify.annotations.Nullable Duration retryAfter(String header) {
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    HttpHeaders headers = HttpHeaders.of(Map.of("Retry-After", List.of(header)), (a, b) -> true);
    return RetryAfter.of(headers, clock);
  }
}
