package io.longhaul.workflows.bulkimport;

import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.Failures;
import io.longhaul.workflows.operation.OperationMemo.ArtifactNote;
import io.longhaul.workflows.operation.StepProgress;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Activities of an import that follow a script: each call does what was scripted next, and succeeds
 * when nothing was. Safe for use by several workers at once.
 */
public final class ScriptedImport implements BulkImportActivities {

  /** The ledger of a call that nothing else was scripted for. */
  public static final Ledger CLEAN =
      new Ledger(new Counts(10, 9, 1, 0, 0), new Counts(10, 9, 1, 0, 0));

  /** A ledger with rejected records. */
  public static final Ledger WITH_REJECTS =
      new Ledger(new Counts(10, 7, 1, 0, 2), new Counts(10, 7, 1, 0, 2));

  /** What has been applied when an import stops early. */
  public static final Ledger HALF =
      new Ledger(new Counts(5, 4, 1, 0, 0), new Counts(5, 4, 1, 0, 0));

  private static final long BEAT_NANOS = 20_000_000;

  private final Deque<Function<InspectCommand, Inspection>> inspections =
      new ConcurrentLinkedDeque<>();
  private final Deque<Function<LoadCommand, LoadReport>> loads = new ConcurrentLinkedDeque<>();
  private final Deque<Function<TallyCommand, Ledger>> tallies = new ConcurrentLinkedDeque<>();
  private final Deque<Function<PublishCommand, Publication>> publications =
      new ConcurrentLinkedDeque<>();
  private final AtomicReference<Function<LoadCommand, LoadReport>> usualLoad =
      new AtomicReference<>(report(CLEAN));
  private final List<LoadCommand> loaded = new CopyOnWriteArrayList<>();
  private final AtomicReference<String> sha256 = new AtomicReference<>("a".repeat(64));

  /** Scripts the next calls of inspect. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final void onInspect(Function<InspectCommand, Inspection>... calls) {
    inspections.addAll(List.of(calls));
  }

  /** Scripts the next calls of load. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final void onLoad(Function<LoadCommand, LoadReport>... calls) {
    loads.addAll(List.of(calls));
  }

  /** What every call of load does that nothing else was scripted for. */
  public void everyLoad(Function<LoadCommand, LoadReport> call) {
    usualLoad.set(call);
  }

  /** Scripts the next calls of publish. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final void onPublish(Function<PublishCommand, Publication>... calls) {
    publications.addAll(List.of(calls));
  }

  /** Scripts the next calls of tally. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final void onTally(Function<TallyCommand, Ledger>... calls) {
    tallies.addAll(List.of(calls));
  }

  /** The content of the file from now on, as far as its digest goes. */
  public void fileIs(char content) {
    sha256.set(String.valueOf(content).repeat(64));
  }

  /** Every call of load so far. */
  public List<LoadCommand> loaded() {
    return List.copyOf(loaded);
  }

  /** Ends with this ledger. */
  public static <C> Function<C, LoadReport> report(Ledger ledger) {
    return _ -> new LoadReport(ledger, null);
  }

  /** Fails for good. */
  public static <C, R> Function<C, R> fails(ErrorCode code) {
    return _ -> {
      throw Failures.permanent(code, code.title() + ".", List.of(), progress(5));
    };
  }

  /** Fails in a way that is tried again. */
  public static <C, R> Function<C, R> stumbles(ErrorCode code) {
    return _ -> {
      throw Failures.transientFailure(code, code.title() + ".", null);
    };
  }

  /** Fails, and is tried again after this time. */
  public static <C, R> Function<C, R> stumbles(ErrorCode code, Duration pause) {
    return _ -> {
      throw ApplicationFailure.newBuilder()
          .setType(code.name())
          .setMessage(code.title() + ".")
          .setNextRetryDelay(pause)
          .build();
    };
  }

  /** Beats until it is told to stop, and comes to its end when the test lets it. */
  public static Function<LoadCommand, LoadReport> lingersWhenStopped(CountDownLatch letGo) {
    return command -> {
      try {
        return ScriptedImport.<LoadCommand>runsUntilStopped().apply(command);
      } finally {
        await(letGo);
      }
    };
  }

  /** Gives the work back because its worker is being shut down. */
  public static <C> Function<C, LoadReport> handsOver(long done) {
    return _ -> new LoadReport(HALF, progress(done));
  }

  /** Beats until it is told to stop. */
  public static <C> Function<C, LoadReport> runsUntilStopped() {
    return _ -> {
      for (long done = 1; ; done = Math.min(done + 1, 9)) {
        Activity.getExecutionContext().heartbeat(progress(done));
        LockSupport.parkNanos(BEAT_NANOS);
      }
    };
  }

  /** What a publication comes to that nothing else was scripted for. */
  public static Publication published() {
    return new Publication(
        List.of(new ArtifactNote("rejects.csv", "text/csv", 120, "b".repeat(64))));
  }

  /** Waits for a test to say so. */
  public static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("Waited 20 s in vain");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The progress of a load of ten rows. */
  public static StepProgress progress(long done) {
    Instant now = Instant.now();
    return new StepProgress(done, 10L, "rows", 0, null, null, now, now);
  }

  @Override
  public Inspection inspect(InspectCommand command) {
    return next(inspections, _ -> inspection()).apply(command);
  }

  @Override
  public LoadReport load(LoadCommand command) {
    loaded.add(command);
    return next(loads, usualLoad.get()).apply(command);
  }

  @Override
  public Publication publish(PublishCommand command) {
    return next(publications, (PublishCommand _) -> published()).apply(command);
  }

  @Override
  public Ledger tally(TallyCommand command) {
    return next(tallies, (TallyCommand _) -> HALF).apply(command);
  }

  private Inspection inspection() {
    String digest = sha256.get();
    return new Inspection(digest, digest, 1000, 10, new CsvFormat(",", "\"", "UTF-8", true));
  }

  private static <C, R> Function<C, R> next(Deque<Function<C, R>> script, Function<C, R> usual) {
    Function<C, R> call = script.poll();
    return call == null ? usual : call;
  }
}
