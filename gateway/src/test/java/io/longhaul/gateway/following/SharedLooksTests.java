package io.longhaul.gateway.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.gateway.engine.Sighting;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often the engine is looked at for those who read, and what they are shown. */
class SharedLooksTests {

  private static final OperationId ID = OperationId.of("acme", "k");
  private static final FollowingSettings SETTINGS =
      new FollowingSettings(
          200, Duration.ofSeconds(30), 10_000, Duration.ofSeconds(15), Duration.ofHours(1));

  private final FakeTime time = new FakeTime();
  private final FakeEngine engine = new FakeEngine();
  private final SharedLooks looks = new SharedLooks(engine, SETTINGS, Runnable::run, time);

  @Test
  void readersShareOneLookForHalfASecond() {
    engine.put(ID, OperationState.RUNNING, 1);
    for (int i = 0; i < 49; i++) {
      looks.current(ID);
      time.pass(Duration.ofMillis(10));
    }
    int before = engine.looks(ID);

    time.pass(Duration.ofMillis(20));
    looks.current(ID);

    assertThat(before).isEqualTo(1);
    assertThat(engine.looks(ID)).isEqualTo(2);
  }

  @Test
  void whatStandsStillIsLookedAtEveryFiveSeconds() {
    engine.put(ID, OperationState.RUNNING, 1);
    poll(Duration.ofSeconds(60));
    int before = engine.looks(ID);

    poll(Duration.ofSeconds(60));

    assertThat(engine.looks(ID) - before).isBetween(11, 13);
  }

  @Test
  void whatMovesAgainIsLookedAtTwiceASecondAgain() {
    engine.put(ID, OperationState.RUNNING, 1);
    poll(Duration.ofSeconds(60));
    engine.put(ID, OperationState.RUNNING, 2);
    poll(Duration.ofSeconds(5));
    int before = engine.looks(ID);

    for (int version = 3; version < 13; version++) {
      engine.put(ID, OperationState.RUNNING, version);
      poll(Duration.ofSeconds(1));
    }

    assertThat(engine.looks(ID) - before).isBetween(17, 20);
  }

  @Test
  void aFirstLookIsNeverRefused() {
    for (int i = 0; i < 1000; i++) {
      OperationId id = OperationId.of("acme", "k" + i);
      engine.put(id, OperationState.RUNNING, 1);

      assertThat(looks.current(id).operation()).isNotNull();
    }
  }

  @Test
  void aClientThatKnowsMoreMakesItLook() {
    engine.put(ID, OperationState.RUNNING, 1);
    looks.current(ID);
    time.pass(Duration.ofMillis(1));
    engine.put(ID, OperationState.RUNNING, 5);

    Look look = looks.current(ID, Version.parse("1.5"));

    assertThat(look.version()).hasToString("1.5");
  }

  @Test
  void aForgedVersionCostsNoMoreThanALookInHalfASecond() {
    engine.put(ID, OperationState.RUNNING, 1);
    looks.current(ID);
    long start = time.nanos();
    for (int i = 0; i < 20; i++) {
      looks.current(ID, Version.parse("9.9"));
    }

    long halves = (time.nanos() - start) / Pace.SHORTEST;

    assertThat(engine.looks(ID) - 1L).isLessThanOrEqualTo(halves);
  }

  @Test
  void whatWasChangedHereIsSeenAtOnce() {
    engine.put(ID, OperationState.RUNNING, 1);
    looks.current(ID);
    engine.put(ID, OperationState.CANCELING, 2);

    looks.fresh(ID);

    assertThat(looks.current(ID).version()).hasToString("1.2");
  }

  @Test
  void whatDoesNotExistIsNotRemembered() {
    Look before = looks.current(ID);
    engine.put(ID, OperationState.QUEUED, 1);

    Look after = looks.current(ID);

    assertThat(before.sighting()).isInstanceOf(Sighting.Nothing.class);
    assertThat(after.operation()).isNotNull();
  }

  @Test
  void whatHasFinishedIsServedFromMemory() {
    engine.put(ID, OperationState.SUCCEEDED, 9);

    poll(Duration.ofSeconds(29));

    assertThat(engine.looks(ID)).isEqualTo(1);
  }

  @Test
  void aDeleteElsewhereIsSeenWithinHalfAMinute() {
    engine.put(ID, OperationState.SUCCEEDED, 9);
    looks.current(ID);
    engine.delete(ID);
    time.pass(Duration.ofSeconds(30));

    assertThat(looks.current(ID).sighting()).isInstanceOf(Sighting.Buried.class);
  }

  @Test
  void aRetryElsewhereIsSeenWithinFiveSeconds() {
    engine.put(ID, OperationState.FAILED, 9);
    looks.current(ID);
    engine.put(ID.next(), OperationState.QUEUED, 1);
    time.pass(Duration.ofSeconds(5));

    assertThat(looks.current(ID).retriedAs()).isEqualTo(ID.next());
  }

  @Test
  void theAgeIsThatOfTheLook() {
    engine.put(ID, OperationState.SUCCEEDED, 9);
    Look look = looks.current(ID);
    time.pass(Duration.ofMillis(7900));

    assertThat(looks.age(look)).isEqualTo(7);
  }

  @Test
  void anEngineThatIsDownIsNotHiddenFromReaders() {
    engine.put(ID, OperationState.RUNNING, 1);
    looks.current(ID);
    engine.isDown(true);
    time.pass(Duration.ofMillis(600));

    assertThatThrownBy(() -> looks.current(ID)).isInstanceOf(ProblemException.class);
  }

  private void poll(Duration duration) {
    long end = time.nanos() + duration.toNanos();
    while (time.nanos() < end) {
      looks.current(ID);
      time.pass(Duration.ofMillis(20));
    }
  }
}
