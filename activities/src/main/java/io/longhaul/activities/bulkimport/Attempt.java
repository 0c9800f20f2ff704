package io.longhaul.activities.bulkimport;

import io.longhaul.activities.checkpoint.FencedException;
import io.longhaul.activities.database.DatabaseErrors;
import io.longhaul.activities.database.SessionLimits;
import io.longhaul.activities.progress.Heartbeats;
import io.longhaul.activities.progress.Patience;
import io.longhaul.activities.progress.ProgressMeter;
import io.longhaul.storage.BlobNotFoundException;
import io.longhaul.storage.StorageException;
import io.longhaul.storage.StorageFullException;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.Failures;
import io.longhaul.workflows.operation.StepProgress;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt of one step: its heartbeats, its progress, and its errors turned into failures. */
final class Attempt implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

  private final ActivityExecutionContext context;
  private final Patience patience;
  private final ProgressMeter meter;
  private @Nullable Heartbeats heartbeats;

  /** What an attempt does. */
  @FunctionalInterface
  interface Work<R> {
    R run(Attempt attempt) throws SQLException, IOException;
  }

  private Attempt(ActivityExecutionContext context, Patience patience, ProgressMeter meter) {
    this.context = context;
    this.patience = patience;
    this.meter = meter;
  }

  /** Runs the work; whatever it throws becomes a failure with a code of the catalogue. */
  static <R> R run(
      ActivityExecutionContext context,
      Duration limit,
      String unit,
      @Nullable Long total,
      Work<R> work) {
    Patience patience = new Patience(context, limit, Clock.systemUTC());
    ProgressMeter meter = new ProgressMeter(Clock.systemUTC(), unit, total, patience.since());
    try (Attempt attempt = new Attempt(context, patience, meter)) {
      return attempt.guard(work);
    }
  }

  /** Sends the first heartbeat of the attempt with what is done already, then goes on beating. */
  Heartbeats begin(long done, long rejected) {
    StepProgress earlier = patience.earlier();
    meter.resume(Math.max(done, earlier == null ? 0 : earlier.done()), rejected);
    Heartbeats running = heartbeats;
    if (running == null) {
      running = Heartbeats.start(context, meter::now);
      heartbeats = running;
    } else {
      running.beatNow();
    }
    return running;
  }

  /** Goes on with what an earlier attempt has shown; without one, nothing is sent yet. */
  void beginEarly() {
    StepProgress earlier = patience.earlier();
    if (earlier != null) {
      begin(earlier.done(), earlier.rejected());
    }
  }

  ProgressMeter meter() {
    return meter;
  }

  int number() {
    return context.getInfo().getAttempt();
  }

  SessionLimits limits() {
    return SessionLimits.within(context.getInfo().getHeartbeatTimeout());
  }

  private <R> R guard(Work<R> work) {
    try {
      return running(work);
    } catch (ActivityCanceledException e) {
      // The engine would forget how far a canceled activity came.
      throw Failures.canceled(progress());
    } catch (TemporalException e) {
      throw e;
    } catch (Exception e) {
      throw failure(e);
    }
  }

  // What broke because the engine wants the attempt to stop is no error.
  private <R> R running(Work<R> work) throws SQLException, IOException {
    try {
      return work.run(this);
    } catch (Exception e) {
      if (heartbeats != null) {
        heartbeats.check();
      }
      throw e;
    }
  }

  private @Nullable StepProgress progress() {
    return heartbeats == null ? patience.earlier() : meter.now();
  }

  private ApplicationFailure failure(Exception error) {
    return switch (error) {
      case ImportProblem problem -> failure(problem);
      case SQLException sql -> failure(problem(sql));
      case StorageException storage -> failure(problem(storage));
      case FencedException _ ->
          failure(
              new ImportProblem(ErrorCode.FENCED, "A newer attempt of this step has taken over."));
      case IOException _ ->
          failure(
              new ImportProblem(ErrorCode.STORAGE_UNAVAILABLE, "The upload could not be read."));
      default -> {
        LOG.error("An import stopped unexpectedly", error);
        yield failure(
            new ImportProblem(
                ErrorCode.INTERNAL,
                "The import stopped unexpectedly (" + error.getClass().getSimpleName() + ")."));
      }
    };
  }

  private ApplicationFailure failure(ImportProblem problem) {
    StepProgress progress = progress();
    return problem.code().isRetryable()
        ? patience.failure(problem.code(), String.valueOf(problem.getMessage()), progress)
        : Failures.permanent(
            problem.code(), String.valueOf(problem.getMessage()), problem.details(), progress);
  }

  private static ImportProblem problem(SQLException error) {
    LOG.warn("The database reported {}", DatabaseErrors.state(error), error);
    return new ImportProblem(
        DatabaseErrors.code(error), DatabaseErrors.message(error, "of the dataset"));
  }

  private static ImportProblem problem(StorageException error) {
    LOG.warn("Storage failed", error);
    return switch (error) {
      case BlobNotFoundException _ ->
          new ImportProblem(
              ErrorCode.UPLOAD_GONE,
              "The upload was removed while it was needed. Upload the file again.");
      case StorageFullException _ ->
          new ImportProblem(
              ErrorCode.STORAGE_FULL,
              "The blob store has no room left. The step goes on when somebody makes room.");
      default ->
          new ImportProblem(ErrorCode.STORAGE_UNAVAILABLE, "The blob store does not answer.");
    };
  }

  @Override
  public void close() {
    if (heartbeats != null) {
      heartbeats.close();
    }
  }
}
