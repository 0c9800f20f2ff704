package io.longhaul.workflows.bulkimport;

import static io.longhaul.workflows.bulkimport.ScriptedImport.fails;
import static io.longhaul.workflows.bulkimport.ScriptedImport.lingersWhenStopped;
import static io.longhaul.workflows.bulkimport.ScriptedImport.stumbles;
import static io.longhaul.workflows.operation.ErrorCode.DATABASE_UNAVAILABLE;
import static io.longhaul.workflows.operation.ErrorCode.TABLE_MISSING;
import static io.longhaul.workflows.operation.OperationState.CANCELED;
import static io.longhaul.workflows.operation.OperationState.CANCELING;
import static io.longhaul.workflows.operation.OperationState.NEEDS_ATTENTION;
import static io.longhaul.workflows.operation.OperationState.QUEUED;
import static io.longhaul.workflows.operation.OperationState.RETRYING;
import static io.longhaul.workflows.operation.OperationState.RUNNING;
import static io.longhaul.workflows.operation.OperationState.SCHEDULED;
import static io.longhaul.workflows.operation.OperationState.TIMED_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.OperationLifecycle;
import io.longhaul.workflows.operation.OperationLifecycle.Transition;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.operation.StartedOperation;
import io.longhaul.workflows.operation.TestEngine;
import io.longhaul.workflows.operation.Transitions;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The states that only the engine knows, as its description tells them; and together all the
 * transitions that are said to be observed here.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ObservedStateIntegrationTests {

  private static final Duration LONG = Duration.ofHours(1);

  private final Set<Transition> visited = new LinkedHashSet<>();
  private TestEngine engine;

  @BeforeAll
  void start() {
    engine = TestEngine.real();
  }

  @AfterAll
  void everyObservedTransitionWasSeen() {
    engine.close();

    assertThat(visited).isEqualTo(Transitions.OBSERVED);
  }

  @Test
  void scheduledThenQueuedThenRunningThenRetryingThenRunning() {
    try (ImportBed bed = new ImportBed(engine, false)) {
      CountDownLatch letGo = new CountDownLatch(1);
      bed.activities()
          .onLoad(stumbles(DATABASE_UNAVAILABLE, Duration.ofSeconds(1)), lingersWhenStopped(letGo));
      StartedOperation run = delayed(bed, Duration.ofSeconds(1));

      saw(run, SCHEDULED, QUEUED);
      bed.work();
      saw(run, QUEUED, RUNNING);
      saw(run, RUNNING, RETRYING);
      saw(run, RETRYING, RUNNING);
      run.cancel("ann", "seen enough");
      saw(run, RUNNING, CANCELING);

      letGo.countDown();
      assertThat(run.outcome().state()).isEqualTo(CANCELED);
    }
  }

  @Test
  void scheduledThenCanceling() {
    try (ImportBed bed = new ImportBed(engine)) {
      StartedOperation run = delayed(bed, Duration.ofSeconds(5));
      awaitState(run, SCHEDULED);

      run.cancel("ann", "seen enough");

      saw(run, SCHEDULED, CANCELING);
      assertThat(run.outcome().state()).isEqualTo(CANCELED);
    }
  }

  @Test
  void queuedThenCanceling() {
    try (ImportBed bed = new ImportBed(engine, false)) {
      StartedOperation run = bed.start();
      awaitState(run, QUEUED);

      run.cancel("ann", "seen enough");

      saw(run, QUEUED, CANCELING);
    }
  }

  @Test
  void retryingThenCanceling() {
    try (ImportBed bed = new ImportBed(engine)) {
      bed.activities().onLoad(stumbles(DATABASE_UNAVAILABLE, LONG));
      StartedOperation run = bed.start();
      awaitState(run, RETRYING);
      bed.stop();

      run.cancel("ann", "seen enough");

      saw(run, RETRYING, CANCELING);
    }
  }

  @Test
  void parkedThenCanceling() {
    try (ImportBed bed = new ImportBed(engine)) {
      bed.activities().onLoad(fails(TABLE_MISSING));
      StartedOperation run = bed.start();
      awaitState(run, NEEDS_ATTENTION);
      bed.stop();

      run.cancel("ann", "seen enough");

      saw(run, NEEDS_ATTENTION, CANCELING);
    }
  }

  // Once the deadline has passed, the last counts are read; meanwhile it shows as running.
  @Test
  void retryingThenTimedOutWithoutAnotherAttempt() {
    try (ImportBed bed = new ImportBed(engine)) {
      bed.activities().onLoad(stumbles(DATABASE_UNAVAILABLE, LONG));
      StartedOperation run = bed.start(Policies.until(engine.now().plusSeconds(2)));
      awaitState(run, RETRYING);

      Await.until("the deadline", () -> run.observed() != RETRYING);

      assertThat(run.outcome().state()).isEqualTo(TIMED_OUT);
      assertThat(run.observed()).isEqualTo(TIMED_OUT);
      assertThat(bed.activities().loaded()).hasSize(1);
      visited(RETRYING, TIMED_OUT);
    }
  }

  private static StartedOperation delayed(ImportBed bed, Duration delay) {
    return bed.starter().startLater(ImportBed.json(ImportBed.INPUT), delay);
  }

  private static void awaitState(StartedOperation run, OperationState state) {
    Await.until(state.wire(), () -> run.observed() == state);
  }

  // In between, nothing else may be seen.
  private void saw(StartedOperation run, OperationState from, OperationState to) {
    Await.until(
        to.wire() + " after " + from.wire(),
        () -> {
          OperationState now = run.observed();
          assertThat(now).isIn(from, to);
          return now == to;
        });
    visited(from, to);
  }

  private void visited(OperationState from, OperationState to) {
    OperationLifecycle.transitions().stream()
        .filter(line -> line.from() == from && line.to() == to)
        .forEach(visited::add);
  }
}
