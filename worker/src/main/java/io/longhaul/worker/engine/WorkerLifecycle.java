package io.longhaul.worker.engine;

import io.grpc.StatusRuntimeException;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts polling as soon as the engine can be reached, and on shutdown stops polling first, has
 * what runs handed over, and waits for that.
 */
final class WorkerLifecycle implements SmartLifecycle {

  /** What a worker does at present. */
  enum Phase {
    CONNECTING,
    POLLING,
    DRAINING,
    ENDED
  }

  private static final Logger LOG = LoggerFactory.getLogger(WorkerLifecycle.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LAST_WORD = Duration.ofSeconds(1);

  private final Fleet fleet;
  private final OpenPolls polls;
  private final DrainSwitch drain;
  private final WorkerSettings settings;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile Phase phase = Phase.CONNECTING;
  private volatile boolean running;

  WorkerLifecycle(Fleet fleet, OpenPolls polls, DrainSwitch drain, WorkerSettings settings) {
    this.fleet = fleet;
    this.polls = polls;
    this.drain = drain;
    this.settings = settings;
  }

  Phase phase() {
    return phase;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("engine-connection").start(this::connect);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Last to start and first to stop. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void stop() {
    stopping.countDown();
    running = false;
    if (leave() == Phase.POLLING) {
      drain();
    }
    phase = Phase.ENDED;
  }

  private void connect() {
    String complaint = "";
    Duration pause = FIRST_PAUSE;
    do {
      String failure = tryToPoll();
      if (failure.isEmpty()) {
        return;
      }
      if (!failure.equals(complaint)) {
        LOG.warn("The engine cannot be reached yet ({}); trying again", failure);
        complaint = failure;
      }
      pause = longer(pause);
    } while (!stopped(pause));
  }

  // Says why not; nothing when it polls, or is not to any more.
  private synchronized String tryToPoll() {
    if (phase != Phase.CONNECTING) {
      return "";
    }
    try {
      fleet.start();
      phase = Phase.POLLING;
      LOG.info("Polling {} as {}", fleet.taskQueues(), settings.name());
      return "";
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode().name();
    }
  }

  private synchronized Phase leave() {
    Phase before = phase;
    phase = Phase.DRAINING;
    return before;
  }

  private void drain() {
    WorkerFactory factory = fleet.factory();
    LOG.info("Draining: no new work is taken, what runs is handed over");
    factory.shutdown();
    // What is handed over makes a task, which must not come to a poll of this very worker.
    long begin = System.nanoTime();
    polls.awaitNone(settings.drainTimeout().dividedBy(2));
    drain.request();
    long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    factory.awaitTermination(settings.drainTimeout().toMillis() - spent, TimeUnit.MILLISECONDS);
    if (!factory.isTerminated()) {
      LOG.warn("Not drained after {}; another worker takes over", settings.drainTimeout());
      factory.shutdownNow();
      factory.awaitTermination(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(settings.connectRetry()) < 0 ? doubled : settings.connectRetry();
  }

  private boolean stopped(Duration pause) {
    try {
      return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
