package io.longhaul.gateway.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.gateway.engine.Sighting;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.OperationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looks that are under way, shared. */
class FlightsTests {

  private static final OperationId ID = OperationId.of("acme", "k");

  private final AtomicInteger taken = new AtomicInteger();
  private final CountDownLatch letGo = new CountDownLatch(1);
  private final LookMemory memory = new LookMemory(10, Duration.ofSeconds(30), Time.REAL);
  private final Flights flights = new Flights(this::take, memory, Time.REAL);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    threads.close();
  }

  @Test
  void manyWhoWantTheSameShareOne() throws Exception {
    List<Thread> callers = new ArrayList<>();
    Queue<Look> looks = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < 100; i++) {
      callers.add(Thread.ofVirtual().start(() -> looks.add(flights.share(ID))));
    }
    Await.until("99 to wait for the look of one", () -> waiting(callers) == 99);
    letGo.countDown();
    for (Thread caller : callers) {
      assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
    }

    assertThat(taken).hasValue(1);
    assertThat(looks).hasSize(100);
    assertThat(Set.copyOf(looks)).hasSize(1);
  }

  @Test
  void whatWasBegunTooSoonIsNotGoodEnough() throws Exception {
    Future<Look> early = threads.submit(() -> flights.share(ID));
    Await.until("the look to begin", () -> taken.get() == 1);
    long now = System.nanoTime();
    Future<Look> late = threads.submit(() -> flights.since(ID, now));
    letGo.countDown();

    assertThat(early.get(10, TimeUnit.SECONDS).begunAt()).isLessThan(now);
    assertThat(late.get(10, TimeUnit.SECONDS).begunAt()).isGreaterThanOrEqualTo(now);
    assertThat(taken).hasValue(2);
  }

  @Test
  void onlyWhoBeginsNeedsPermission() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Future<Look> first = threads.submit(() -> flights.share(ID));
    Await.until("the look to begin", () -> taken.get() == 1);
    List<Future<Look>> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      others.add(threads.submit(() -> flights.shareIf(ID, () -> asked.incrementAndGet() < 0)));
    }
    letGo.countDown();
    Look look = first.get(10, TimeUnit.SECONDS);

    for (Future<Look> other : others) {
      assertThat(other.get(10, TimeUnit.SECONDS)).isIn(look, null);
    }
    assertThat(taken).hasValue(1);
    assertThat(flights.shareIf(ID, () -> false)).isNull();
  }

  @Test
  void aFailureIsSharedAndForgotten() {
    Flights failing =
        new Flights(
            (_, begunAt) -> {
              if (taken.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
              }
              return look(begunAt);
            },
            memory,
            Time.REAL);

    assertThatThrownBy(() -> failing.share(ID)).hasMessage("away");
    assertThat(failing.share(ID)).isNotNull();
  }

  private static long waiting(List<Thread> callers) {
    return callers.stream().filter(caller -> caller.getState() == Thread.State.WAITING).count();
  }

  private Look take(OperationId id, long begunAt) {
    taken.incrementAndGet();
    try {
      assertThat(letGo.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return look(begunAt);
  }

  private static Look look(long begunAt) {
    long now = System.nanoTime();
    return new Look(new Sighting.Nothing(), null, begunAt, now, now);
  }
}
