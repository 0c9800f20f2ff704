package io.longhaul.worker.background;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Does something again and again, from the start of the application until its end or until there is
 * nothing left to do.
 */
public abstract class BackgroundLoop implements SmartLifecycle {

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final String name;
  private volatile boolean running;

  protected BackgroundLoop(String name) {
    this.name = name;
  }

  /** Does it once; gives the pause before the next time, or null when that was the last. */
  protected abstract @Nullable Duration turn();

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name(name).start(this::loop);
  }

  @Override
  public void stop() {
    running = false;
    stopped.countDown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void loop() {
    Duration pause = turn();
    while (pause != null && !stoppedWithin(pause)) {
      pause = turn();
    }
  }

  private boolean stoppedWithin(Duration pause) {
    try {
      return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
