package io.longhaul.activities.progress;

import io.longhaul.workflows.operation.StepProgress;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Heartbeats beside the work, from a thread of their own, so that neither progress nor cancel waits
 * for a statement. When the engine wants the activity to stop, whatever is registered with {@link
 * #onStop} runs once and all waiting here ends.
 */
public final class Heartbeats implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);
  // The SDK passes them on once per second; more often here so that a cancel is heard soon.
  private static final Duration INTERVAL = Duration.ofMillis(250);
  private static final Duration SLICE = Duration.ofMillis(50);

  private final ActivityExecutionContext context;
  private final Supplier<StepProgress> progress;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicReference<@Nullable Runnable> stopAction = new AtomicReference<>();
  private final Thread thread;
  private volatile @Nullable ActivityCompletionException cause;

  private Heartbeats(ActivityExecutionContext context, Supplier<StepProgress> progress) {
    this.context = context;
    this.progress = progress;
    // A platform thread: parsing never yields the carriers of virtual ones.
    this.thread = Thread.ofPlatform().daemon().name("longhaul-heartbeat").unstarted(this::beat);
  }

  /**
   * Sends the first heartbeat, then goes on by itself.
   *
   * @throws ActivityCompletionException if the engine does not want this attempt any more
   */
  public static Heartbeats start(
      ActivityExecutionContext context, Supplier<StepProgress> progress) {
    context.heartbeat(progress.get());
    Heartbeats heartbeats = new Heartbeats(context, progress);
    heartbeats.thread.start();
    return heartbeats;
  }

  /** What to do when the engine wants the activity to stop; at once, if it does already. */
  public void onStop(Runnable action) {
    stopAction.set(action);
    if (stopped.getCount() == 0) {
      runStopAction();
    }
  }

  /**
   * Lets nothing be done that the engine does not want any more.
   *
   * @throws ActivityCompletionException to be passed on as it is
   */
  public void check() {
    ActivityCompletionException wanted = cause;
    if (wanted != null) {
      throw wanted;
    }
  }

  /** Sends one heartbeat now, from the calling thread. */
  public void beatNow() {
    check();
    context.heartbeat(progress.get());
  }

  /**
   * Waits, but not when the engine wants the activity to stop or the worker is being shut down.
   *
   * @throws ActivityCompletionException to be passed on as it is
   */
  public void pause(Duration duration, Drain drain) {
    long deadline = System.nanoTime() + duration.toNanos();
    try {
      for (long left = duration.toNanos();
          left > 0 && !drain.requested();
          left = deadline - System.nanoTime()) {
        if (stopped.await(Math.min(left, SLICE.toNanos()), TimeUnit.NANOSECONDS)) {
          break;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    check();
  }

  private void beat() {
    try {
      while (!closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        beatOnce();
      }
    } catch (ActivityCompletionException e) {
      stop(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beatOnce() {
    try {
      context.heartbeat(progress.get());
    } catch (ActivityCompletionException e) {
      throw e;
    } catch (RuntimeException e) {
      // One that is lost is no harm; if all are, the engine takes the attempt for dead, and
      // rightly.
      LOG.debug("A heartbeat was lost", e);
    }
  }

  private void stop(ActivityCompletionException wanted) {
    cause = wanted;
    stopped.countDown();
    runStopAction();
  }

  private void runStopAction() {
    Runnable action = stopAction.getAndSet(null);
    if (action != null) {
      action.run();
    }
  }

  /** Sends no more. */
  @Override
  public void close() {
    closed.countDown();
    stopAction.set(null);
  }
}
