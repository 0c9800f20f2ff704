package io.longhaul.gateway.following;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.following.SharedLooks.Watch;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** How what is listened to is looked at again and again: its pace, and how the budget is shared. */
class RefreshingTests {

  private static final OperationId ID = OperationId.of("acme", "k");
  private static final int BUDGET = 200;
  private static final Duration BEAT = Duration.ofMillis(50);
  private static final FollowingSettings SETTINGS =
      new FollowingSettings(
          BUDGET, Duration.ofSeconds(30), 10_000, Duration.ofSeconds(15), Duration.ofHours(1));

  private final FakeTime time = new FakeTime();
  private final FakeEngine engine = new FakeEngine();
  private final SharedLooks looks = new SharedLooks(engine, SETTINGS, Runnable::run, time);

  @Test
  void aThousandListenersCostTwoLooksASecond() {
    engine.put(ID, OperationState.RUNNING, 1);
    List<Heard> listeners = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Heard heard = new Heard();
      listeners.add(heard);
      looks.watch(ID, heard);
    }
    for (int version = 2; version <= 11; version++) {
      engine.put(ID, OperationState.RUNNING, version);
      pass(Duration.ofSeconds(1));
    }

    assertThat(engine.looks(ID)).isBetween(18, 21);
    assertThat(listeners).allMatch(heard -> "1.11".equals(heard.latest()));
  }

  @Test
  void theBudgetHoldsHoweverManyAreListenedTo() {
    watchMany("acme", 1000);

    pass(Duration.ofSeconds(10));

    assertThat(engine.looks()).isBetween(BUDGET * 9, BUDGET * 10 + BUDGET / 10);
  }

  @Test
  void theBudgetIsSharedEvenly() {
    List<OperationId> ids = watchMany("acme", 1000);

    pass(Duration.ofSeconds(20));

    assertThat(ids).allSatisfy(id -> assertThat(engine.looks(id)).isBetween(3, 5));
  }

  @Test
  void aTenantWithManyDoesNotHoldUpOneWithFew() {
    watchMany("acme", 5000);
    OperationId other = OperationId.of("other", "k");
    engine.put(other, OperationState.RUNNING, 1);
    looks.watch(other, new Heard());
    for (int version = 2; version <= 11; version++) {
      engine.put(other, OperationState.RUNNING, version);
      pass(Duration.ofSeconds(1));
    }

    assertThat(engine.looks(other)).isGreaterThanOrEqualTo(15);
  }

  @Test
  void nobodyIsLookedAtForNobody() {
    engine.put(ID, OperationState.RUNNING, 1);
    Watch watch = looks.watch(ID, new Heard());
    pass(Duration.ofSeconds(1));
    watch.close();
    int before = engine.looks(ID);

    pass(Duration.ofSeconds(10));

    assertThat(engine.looks(ID)).isEqualTo(before);
    assertThat(looks.watched()).isZero();
  }

  @Test
  void theEndIsToldAndNotLookedAtAgain() {
    engine.put(ID, OperationState.RUNNING, 1);
    Heard heard = new Heard();
    looks.watch(ID, heard);
    pass(Duration.ofSeconds(1));
    engine.put(ID, OperationState.SUCCEEDED, 2);
    pass(Duration.ofSeconds(1));
    int before = engine.looks(ID);

    pass(Duration.ofSeconds(60));

    assertThat(heard.latest()).isEqualTo("1.2");
    assertThat(engine.looks(ID)).isEqualTo(before);
  }

  @Test
  void aLookOfSomebodyElseIsToldToo() {
    engine.put(ID, OperationState.RUNNING, 1);
    Heard heard = new Heard();
    looks.watch(ID, heard);
    engine.put(ID, OperationState.CANCELING, 2);

    looks.fresh(ID);

    assertThat(heard.latest()).isEqualTo("1.2");
  }

  @Test
  void whatWasStillAndIsChangedHereIsLookedAtSoon() {
    engine.put(ID, OperationState.NEEDS_ATTENTION, 1);
    Heard heard = new Heard();
    looks.watch(ID, heard);
    pass(Duration.ofSeconds(62));
    engine.put(ID, OperationState.NEEDS_ATTENTION, 2);
    looks.fresh(ID);
    engine.put(ID, OperationState.RUNNING, 3);

    pass(Duration.ofMillis(600));

    assertThat(heard.latest()).isEqualTo("1.3");
  }

  @Test
  void anEngineThatWasAwayIsFoundAgain() {
    engine.put(ID, OperationState.RUNNING, 1);
    Heard heard = new Heard();
    looks.watch(ID, heard);
    pass(Duration.ofSeconds(1));
    engine.isDown(true);
    int before = engine.looks(ID);
    pass(Duration.ofSeconds(10));
    int tries = engine.looks(ID) - before;
    engine.isDown(false);
    engine.put(ID, OperationState.RUNNING, 7);

    pass(Duration.ofSeconds(2));

    assertThat(tries).isBetween(5, 11);
    assertThat(heard.latest()).isEqualTo("1.7");
  }

  @Test
  void aTurnThatSharesALookWhichHasBeenToldIsNotTheLast() throws Exception {
    Queue<Runnable> turns = new ArrayDeque<>();
    SharedLooks others = new SharedLooks(engine, SETTINGS, turns::add, time);
    Thread[] turn = {null};
    engine.put(ID, OperationState.RUNNING, 1);
    others.watch(
        ID,
        new Listener() {
          @Override
          public void onShutdown() {}

          @Override
          public void onLook(Look look) {
            if (turn[0] == null) {
              time.pass(Duration.ofSeconds(1));
              others.refresh();
              turn[0] = Thread.ofVirtual().start(turns.remove());
              Await.until(
                  "the turn to share the look", () -> turn[0].getState() == Thread.State.WAITING);
            }
          }
        });
    others.fresh(ID);
    turn[0].join();
    int before = engine.looks(ID);

    time.pass(Duration.ofSeconds(1));
    others.refresh();
    turns.forEach(Runnable::run);

    assertThat(engine.looks(ID)).isEqualTo(before + 1);
  }

  @Test
  void shuttingDownIsTold() {
    Heard before = new Heard();
    Heard after = new Heard();
    looks.watch(ID, before);

    looks.end();
    looks.watch(ID, after);

    assertThat(before.isShutDown()).isTrue();
    assertThat(after.isShutDown()).isTrue();
  }

  private List<OperationId> watchMany(String tenant, int count) {
    List<OperationId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      OperationId id = OperationId.of(tenant, "k" + i);
      engine.put(id, OperationState.RUNNING, 1);
      ids.add(id);
      looks.watch(id, new Heard());
    }
    return ids;
  }

  private void pass(Duration duration) {
    for (long beats = duration.dividedBy(BEAT); beats > 0; beats--) {
      time.pass(BEAT);
      looks.refresh();
    }
  }
}
