package io.longhaul.gateway.quotas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How many operations of a tenant may be unfinished. */
class UnfinishedOperationsTests {

  private final AtomicLong engine = new AtomicLong();
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong nanos = new AtomicLong();
  private final UnfinishedOperations unfinished = of(3);

  @Test
  void theEnginesCountAndWhatWasStartedSinceAreBelowTheLimit() {
    engine.set(1);

    assertThat(unfinished.areTooMany("acme")).isFalse();
    unfinished.started("acme");
    assertThat(unfinished.areTooMany("acme")).isFalse();
    unfinished.started("acme");
    assertThat(unfinished.areTooMany("acme")).isTrue();
    assertThat(unfinished.areTooMany("other")).isFalse();
  }

  @Test
  void aCountIsGoodForAWhileAndThenTakenAnew() {
    engine.set(3);
    assertThat(unfinished.areTooMany("acme")).isTrue();

    engine.set(0);
    assertThat(unfinished.areTooMany("acme")).isTrue();
    nanos.addAndGet(Duration.ofSeconds(6).toNanos());

    assertThat(unfinished.areTooMany("acme")).isFalse();
    assertThat(asked).hasValue(2);
  }

  @Test
  void theRefusalSaysHowManyThereAreAndWhenToTryAgain() {
    engine.set(7);

    assertThat(unfinished.refusal("acme").detail()).contains("7 unfinished").contains("3 are");
  }

  @Test
  void withoutALimitTheEngineIsNotAsked() {
    assertThat(of(0).areTooMany("acme")).isFalse();
    assertThat(asked).hasValue(0);
  }

  private UnfinishedOperations of(long limit) {
    return new UnfinishedOperations(
        new QuotaSettings(limit, Duration.ofSeconds(5)),
        tenant -> {
          asked.incrementAndGet();
          return tenant.equals("acme") ? engine.get() : 0;
        },
        nanos::get);
  }
}
