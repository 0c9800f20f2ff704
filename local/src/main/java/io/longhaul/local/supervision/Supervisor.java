package io.longhaul.local.supervision;

import io.longhaul.local.home.StartupException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The children of one stack, in the order in which they were started. Thread-safe. */
public final class Supervisor {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final int DEATHS_BEFORE_READY = 3;

  private final Backoff backoff;
  private final Runnable onChange;
  private final Map<String, Child> children = new LinkedHashMap<>();
  private boolean closing;

  /**
   * @param onChange told after each change of any child, from the thread that saw it
   */
  public Supervisor(Backoff backoff, Runnable onChange) {
    this.backoff = backoff;
    this.onChange = onChange;
  }

  /** Starts a child and keeps it running. */
  public void start(ChildSpec spec) {
    var child = new Child(spec, backoff, onChange);
    synchronized (children) {
      if (closing) {
        throw new IllegalStateException("the supervisor is closing and starts nothing any more");
      }
      children.put(spec.name(), child);
      child.start();
    }
  }

  public List<ChildStatus> statuses() {
    synchronized (children) {
      return children.values().stream().map(Child::status).toList();
    }
  }

  /**
   * The state of one child.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public ChildStatus status(String name) {
    return child(name).status();
  }

  /**
   * Waits until a child is ready.
   *
   * @throws StartupException when it dies again and again, or takes longer than the limit
   */
  public void awaitReady(String name, Duration limit) throws InterruptedException {
    var began = System.nanoTime();
    for (var now = status(name); now.state() != ChildState.READY; now = status(name)) {
      if (now.restarts() >= DEATHS_BEFORE_READY) {
        throw new StartupException(
            "%s ended %d times before it was ready, last with exit code %s"
                .formatted(name, now.restarts(), now.lastExit()));
      }
      if (System.nanoTime() - began > limit.toNanos()) {
        throw new StartupException(
            "%s was not ready within %d s".formatted(name, limit.toSeconds()));
      }
      pause();
    }
  }

  /**
   * Waits until another process is ready in the place of one that was killed or told to end. That
   * the old one still counts as ready for a moment is not enough.
   *
   * @throws StartupException when it takes longer than the limit
   */
  public void awaitSuccessor(ChildStatus gone, Duration limit) throws InterruptedException {
    var began = System.nanoTime();
    for (var now = status(gone.name());
        now.pid() == gone.pid() || now.state() != ChildState.READY;
        now = status(gone.name())) {
      if (System.nanoTime() - began > limit.toNanos()) {
        throw new StartupException(
            "%s was not replaced within %d s".formatted(gone.name(), limit.toSeconds()));
      }
      pause();
    }
  }

  /** From now on no further child is started; those that run are left to {@link #stop}. */
  public void refuseFurther() {
    synchronized (children) {
      closing = true;
    }
  }

  /** Stops the named children at the same time and returns when all of them have ended. */
  public void stop(List<String> names) throws InterruptedException {
    var stoppers = new ArrayList<Thread>();
    for (var name : names) {
      stoppers.add(Thread.startVirtualThread(() -> stop(child(name))));
    }
    for (var stopper : stoppers) {
      stopper.join();
    }
  }

  private static void stop(Child child) {
    try {
      child.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause() throws InterruptedException {
    LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while waiting for a child");
    }
  }

  private Child child(String name) {
    synchronized (children) {
      var child = children.get(name);
      if (child == null) {
        throw new IllegalArgumentException("no process is called " + name);
      }
      return child;
    }
  }
}
