package io.longhaul.local.supervision;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps one child process running until it is told to stop. Thread-safe. */
final class Child {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final ChildSpec spec;
  private final Backoff backoff;
  private final Runnable onChange;
  private final LogFile log;
  private final CountDownLatch stopRequested = new CountDownLatch(1);
  private final Thread keeper;
  private volatile ChildStatus status;
  private volatile @Nullable Process process;

  Child(ChildSpec spec, Backoff backoff, Runnable onChange) {
    this.spec = spec;
    this.backoff = backoff;
    this.onChange = onChange;
    this.log = new LogFile(spec.log());
    this.status = ChildStatus.before(spec.name());
    this.keeper = Thread.ofVirtual().name("keep-" + spec.name()).unstarted(this::keepRunning);
  }

  void start() {
    keeper.start();
  }

  ChildStatus status() {
    return status;
  }

  /** Asks the process to stop, kills it when it takes too long, and returns when it has ended. */
  void stop() throws InterruptedException {
    requestStop();
    end(process);
    keeper.join();
    become(before -> before.in(ChildState.STOPPED));
  }

  /** Under the same lock as a launch, so that no process is started behind a stop's back. */
  private synchronized void requestStop() {
    become(before -> before.in(ChildState.STOPPING));
    stopRequested.countDown();
  }

  private void end(@Nullable Process running) throws InterruptedException {
    if (running == null || !running.isAlive()) {
      return;
    }
    Signals.send(spec.stopping().signal(), running.pid());
    if (!running.waitFor(spec.stopping().grace().toMillis(), TimeUnit.MILLISECONDS)) {
      running.destroyForcibly().waitFor();
    }
  }

  private void keepRunning() {
    int shortLives = 0;
    try {
      while (!isStopping()) {
        var began = System.nanoTime();
        var exitCode = runOnce();
        shortLives = backoff.shortLives(shortLives, Duration.ofNanos(System.nanoTime() - began));
        unlessStopping(before -> before.died(exitCode));
        await(backoff.pause(shortLives));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int runOnce() throws InterruptedException {
    var launch = spec.launch().get();
    try {
      var started = launched(launch);
      if (started == null) {
        return 0;
      }
      watchUntilReady(started, launch.readiness());
      return started.waitFor();
    } catch (IOException e) {
      log.append("Cannot start " + spec.name() + ": " + e.getMessage());
      return -1;
    }
  }

  private synchronized @Nullable Process launched(Launch launch) throws IOException {
    if (isStopping()) {
      return null;
    }
    var builder = new ProcessBuilder(launch.command()).redirectErrorStream(true);
    builder.environment().putAll(launch.environment());
    var started = log.receive(builder).start();
    process = started;
    become(before -> before.started(started.toHandle(), launch.address()));
    return started;
  }

  private void watchUntilReady(Process started, Readiness readiness) throws InterruptedException {
    while (started.isAlive() && !isStopping()) {
      if (readiness.ready(started.pid())) {
        unlessStopping(before -> before.in(ChildState.READY));
        return;
      }
      await(BETWEEN_LOOKS);
    }
  }

  private void await(Duration pause) throws InterruptedException {
    stopRequested.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean isStopping() {
    return stopRequested.getCount() == 0;
  }

  private synchronized void unlessStopping(UnaryOperator<ChildStatus> change) {
    if (!isStopping()) {
      become(change);
    }
  }

  private synchronized void become(UnaryOperator<ChildStatus> change) {
    status = change.apply(status);
    onChange.run();
  }
}
