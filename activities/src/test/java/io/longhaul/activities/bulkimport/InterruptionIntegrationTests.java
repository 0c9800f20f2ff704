package io.longhaul.activities.bulkimport;

import static io.longhaul.activities.bulkimport.ActivityFailures.codeOf;
import static io.longhaul.activities.bulkimport.ActivityFailures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.longhaul.activities.bulkimport.ChunkProbe.Moment;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Counts;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadReport;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.Failures;
import io.longhaul.workflows.operation.StepProgress;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cancel, shutdown, and owners that come back too late. */
class InterruptionIntegrationTests {

  private static final Duration CANCEL_LIMIT = Duration.ofSeconds(2);
  private static final ImportSettings SMALL_CHUNKS =
      new ImportSettings(100, 1000, Duration.ofMillis(500));

  @TempDir static Path folder;
  private static ImportBed bed;

  @BeforeAll
  static void prepareDatabase() {
    bed = new ImportBed(folder).dataset("numbers", Numbers.DATASET);
    bed.postgres().execute(Numbers.TABLE);
  }

  @BeforeEach
  void emptyTable() {
    bed.postgres().execute("TRUNCATE numbers");
  }

  @Test
  void cancelTakesEffectWhileThePaceHoldsTheImportBack() {
    ImportAttempts importing = numbers(2_000).pace(100);
    CompletableFuture<@Nullable Throwable> load = loading(importing);
    Eventually.await("some rows", () -> rows() > 0);

    Throwable thrown = cancel(importing, load);

    assertCanceledAt(thrown, rows());
    assertThat(rows()).isBetween(1L, 1_999L);
    assertThat(importing.tally().operation()).isEqualTo(new Counts(rows(), rows(), 0, 0, 0));
  }

  @Test
  void cancelTakesEffectWhileStatementWaitsForLock() throws Exception {
    ImportAttempts importing = numbers(100);
    try (Connection other = bed.postgres().connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE numbers IN EXCLUSIVE MODE");
      CompletableFuture<@Nullable Throwable> load = loading(importing);
      Eventually.await("a wait for the lock", InterruptionIntegrationTests::somebodyWaitsForLock);

      Throwable thrown = cancel(importing, load);

      assertCanceledAt(thrown, rows());
    }
    assertThat(rows()).isZero();
    assertThat(importing.tally().operation()).isEqualTo(new Counts(0, 0, 0, 0, 0));
  }

  private static void assertCanceledAt(Throwable thrown, long rows) {
    ApplicationFailure failure = (ApplicationFailure) thrown;
    assertThat(codeOf(failure)).isEqualTo(ErrorCode.CANCELED);
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(Failures.progress(failure)).isNotNull().returns(rows, StepProgress::done);
  }

  @Test
  void lockThatIsHeldTooLongIsTransient() throws SQLException {
    try (Connection other = bed.postgres().connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE numbers IN EXCLUSIVE MODE");

      ApplicationFailure failure = failure(() -> numbers(100).load());

      assertThat(codeOf(failure)).isEqualTo(ErrorCode.DATABASE_BUSY);
      assertThat(failure.getNextRetryDelay())
          .isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
    }
  }

  @Test
  void shutdownHandsOverAtTheNextCheckpointAndAnotherAttemptGoesOn() {
    AtomicBoolean drain = new AtomicBoolean();
    ImportAttempts importing = numbers(3_000).settings(SMALL_CHUNKS).drain(drain::get);
    importing.listener(progress -> {}).probe(moment -> drain.compareAndSet(false, rows() > 500));

    LoadReport handedOver = importing.load();
    StepProgress at = handedOver.handedOverAt();
    drain.set(false);
    LoadReport finished = importing.probe(ChunkProbe.NONE).earlier(at).load();

    assertThat(at).isNotNull();
    assertThat(at.done()).isBetween(500L, 2_999L);
    assertThat(handedOver.ledger().operation().inserted()).isEqualTo(at.done());
    assertThat(importing.context().heartbeats().getFirst().done()).isEqualTo(at.done());
    assertThat(finished.handedOverAt()).isNull();
    assertThat(finished.ledger().operation()).isEqualTo(new Counts(3_000, 3_000, 0, 0, 0));
  }

  @Test
  void shutdownEndsWaitingForThePace() throws Exception {
    AtomicBoolean drain = new AtomicBoolean();
    ImportAttempts importing = numbers(100).pace(1).drain(drain::get);
    CompletableFuture<LoadReport> load = CompletableFuture.supplyAsync(importing::load);
    Eventually.await("a row", () -> rows() > 0);

    drain.set(true);

    assertThat(load.get(2, TimeUnit.SECONDS).handedOverAt()).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void ownerThatFreezesAndWakesUpLateChangesNothing(Moment frozenAt) throws Exception {
    CountDownLatch frozen = new CountDownLatch(1);
    CountDownLatch wakeUp = new CountDownLatch(1);
    AtomicInteger seen = new AtomicInteger();
    ImportAttempts importing = numbers(3_000).settings(SMALL_CHUNKS);
    importing.inspection();
    ImportAttempts late =
        importing
            .again()
            .probe(moment -> {
              if (moment == frozenAt
                  && seen.incrementAndGet() == (frozenAt == Moment.CLAIMED ? 1 : 3)) {
                frozen.countDown();
                awaitQuietly(wakeUp);
              }
            });
    CompletableFuture<@Nullable Throwable> sleeper = loading(late);
    frozen.await(10, TimeUnit.SECONDS);

    LoadReport report = importing.load();
    wakeUp.countDown();
    Throwable thrown = sleeper.get(10, TimeUnit.SECONDS);

    assertThat(report.ledger().lineage()).isEqualTo(new Counts(3_000, 3_000, 0, 0, 0));
    assertThat(thrown).isInstanceOf(ApplicationFailure.class);
    assertThat(((ApplicationFailure) thrown).isNonRetryable()).isFalse();
    assertThat(rows()).isEqualTo(3_000);
    assertThat(bed.postgres().rows("SELECT * FROM longhaul.ledger_proof WHERE NOT closes"))
        .isEmpty();
  }

  @Test
  void ownerWhoseSessionCouldNotBeEndedIsFencedByItsEpoch() throws Exception {
    CountDownLatch frozen = new CountDownLatch(1);
    CountDownLatch wakeUp = new CountDownLatch(1);
    ImportAttempts importing = numbers(500);
    importing.inspection();
    ImportAttempts late =
        importing
            .again()
            .probe(moment -> {
              if (moment == Moment.CLAIMED) {
                frozen.countDown();
                awaitQuietly(wakeUp);
              }
            });
    CompletableFuture<@Nullable Throwable> sleeper = loading(late);
    frozen.await(10, TimeUnit.SECONDS);
    bed.postgres().execute("UPDATE longhaul.checkpoint SET owner_pid = NULL");

    importing.load();
    wakeUp.countDown();

    assertThat(sleeper.get(10, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(codeOf(failure)).isEqualTo(ErrorCode.FENCED));
    assertThat(bed.postgres().rows("SELECT * FROM longhaul.ledger_proof WHERE NOT closes"))
        .isEmpty();
  }

  @Test
  void ownersThatFightOverOneCheckpointApplyEachRecordOnce() throws Exception {
    ImportAttempts importing = numbers(3_000).settings(SMALL_CHUNKS);
    importing.inspection();
    List<CompletableFuture<Counts>> owners =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> untilDone(importing.again())))
            .toList();

    for (CompletableFuture<Counts> owner : owners) {
      assertThat(owner.get(60, TimeUnit.SECONDS)).isEqualTo(new Counts(3_000, 3_000, 0, 0, 0));
    }
    assertThat(rows()).isEqualTo(3_000);
  }

  @Test
  void heartbeatsNeverGoBack() {
    AtomicInteger chunks = new AtomicInteger();
    ImportAttempts importing = numbers(3_000).settings(SMALL_CHUNKS);
    importing.probe(moment -> {
      if (moment == Moment.APPLIED && chunks.incrementAndGet() % 20 == 0) {
        throw new IllegalStateException("crash");
      }
    });
    long before = 0;
    for (int attempt = 0; attempt < 50; attempt++) {
      long committed = rows();
      Throwable thrown = catchThrowable(importing::load);
      List<StepProgress> beats = importing.context().heartbeats();
      assertThat(beats).anySatisfy(beat -> assertThat(beat.done()).isEqualTo(committed));
      for (StepProgress beat : beats) {
        assertThat(beat.done()).isGreaterThanOrEqualTo(before);
        before = beat.done();
      }
      if (thrown == null) {
        break;
      }
      importing.earlier(beats.getLast());
    }
    assertThat(rows()).isEqualTo(3_000);
  }

  private static Counts untilDone(ImportAttempts importing) {
    while (true) {
      try {
        return importing.load().ledger().lineage();
      } catch (ApplicationFailure failure) {
        assertThat(failure.isNonRetryable()).as("%s", failure).isFalse();
      }
    }
  }

  private static ImportAttempts numbers(int count) {
    return bed.of("numbers", bed.upload(Numbers.file(count)));
  }

  private static long rows() {
    return Long.parseLong(bed.postgres().value("SELECT count(*) FROM numbers"));
  }

  private static boolean somebodyWaitsForLock() {
    return bed.postgres().value("SELECT count(*) FROM pg_locks WHERE NOT granted").equals("1");
  }

  private static CompletableFuture<@Nullable Throwable> loading(ImportAttempts importing) {
    return CompletableFuture.supplyAsync(() -> catchThrowable(importing::load));
  }

  private static @Nullable Throwable cancel(
      ImportAttempts importing, CompletableFuture<@Nullable Throwable> load) {
    importing.context().cancel();
    return within(CANCEL_LIMIT, load::get);
  }

  private static <T> T within(Duration limit, Callable<T> call) {
    long begun = System.nanoTime();
    try {
      T result = call.call();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(limit);
      return result;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
