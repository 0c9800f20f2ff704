package io.longhaul.gateway.following;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.engine.OperationFilter;
import io.longhaul.gateway.engine.OperationFilter.Reach;
import io.longhaul.gateway.engine.OperationPage;
import io.longhaul.gateway.following.SharedLooks.Watch;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How often the engine's index is asked for lists that are listened to. */
class SharedListsTests {

  private static final Duration BEAT = Duration.ofMillis(50);
  private static final OperationPage PAGE = new OperationPage(List.of(), new byte[0]);

  private final FakeTime time = new FakeTime();
  private final FakeEngine engine = new FakeEngine();
  private final SharedLooks looks =
      new SharedLooks(
          engine,
          new FollowingSettings(
              10, Duration.ofSeconds(30), 10_000, Duration.ofSeconds(15), Duration.ofHours(1)),
          Runnable::run,
          time);
  private final List<OperationFilter> asked = new ArrayList<>();
  private boolean down;
  private final SharedLists lists =
      new SharedLists(
          (filter, _) -> {
            asked.add(filter);
            if (down) {
              throw new ProblemException(ErrorCode.ENGINE_UNAVAILABLE, "The engine is down.");
            }
            return PAGE;
          },
          looks,
          Runnable::run,
          time);

  @Test
  void manyWhoListenToTheSameListShareAQuestion() {
    List<OperationPage> heard = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      lists.watch(key("ann"), heard::add);
    }

    pass(Duration.ofSeconds(10));

    assertThat(asked).hasSizeBetween(5, 6);
    assertThat(heard).hasSize(asked.size() * 100);
  }

  @Test
  void whoComesLaterHearsAtOnce() {
    lists.watch(key("ann"), _ -> {});
    pass(Duration.ofSeconds(1));
    List<OperationPage> heard = new ArrayList<>();

    lists.watch(key("ann"), heard::add);

    assertThat(heard).containsExactly(PAGE);
    assertThat(asked).hasSize(1);
  }

  @Test
  void callersWithAnotherReachHaveAnotherList() {
    lists.watch(key("ann"), _ -> {});
    lists.watch(key("bob"), _ -> {});

    pass(Duration.ofSeconds(1));

    assertThat(asked).hasSize(2);
  }

  @Test
  void aListThatNobodyListensToIsNotAskedFor() {
    Watch watch = lists.watch(key("ann"), _ -> {});
    pass(Duration.ofSeconds(1));

    watch.close();
    pass(Duration.ofSeconds(10));

    assertThat(asked).hasSize(1);
    assertThat(lists.size()).isZero();
  }

  @Test
  void whereLooksAreScarceListsComeLateButTheyCome() {
    for (int i = 0; i < 500; i++) {
      OperationId id = OperationId.of("acme", "k" + i);
      engine.put(id, OperationState.RUNNING, 1);
      looks.watch(id, new Heard());
    }
    pass(Duration.ofSeconds(2));
    lists.watch(key("ann"), _ -> {});

    pass(Duration.ofSeconds(21));

    assertThat(asked).hasSizeBetween(3, 10);
  }

  @Test
  void anEngineThatIsAwayIsAskedAgain() {
    List<OperationPage> heard = new ArrayList<>();
    down = true;
    lists.watch(key("ann"), heard::add);
    pass(Duration.ofSeconds(4));
    down = false;

    pass(Duration.ofSeconds(3));

    assertThat(heard).isNotEmpty();
  }

  private static SharedLists.Key key(String subject) {
    OperationFilter filter =
        new OperationFilter(
            new Reach("acme", subject, Set.of()), null, null, Set.of(), null, Map.of(), null, null);
    return new SharedLists.Key(filter, 50);
  }

  private void pass(Duration duration) {
    for (long beats = duration.dividedBy(BEAT); beats > 0; beats--) {
      time.pass(BEAT);
      looks.refresh();
      lists.refresh();
    }
  }
}
