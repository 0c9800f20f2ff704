package io.longhaul.gateway.uploads;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Removes what has expired, now and then; several gateways may do so at once. */
final class UploadSweep implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(UploadSweep.class);

  private final Runnable removal;
  private final Duration interval;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("upload-sweep").factory());
  private volatile boolean running;

  UploadSweep(Runnable removal, Duration interval) {
    this.removal = removal;
    this.interval = interval;
  }

  @Override
  public void start() {
    running = true;
    long millis = interval.toMillis();
    var _ = clock.scheduleWithFixedDelay(this::sweep, millis, millis, TimeUnit.MILLISECONDS);
  }

  // Whatever is thrown on would end the schedule, and nobody would notice.
  private void sweep() {
    try {
      removal.run();
    } catch (RuntimeException e) {
      LOG.warn("Expired uploads could not be removed; they will be next time", e);
    }
  }

  @Override
  public void stop() {
    running = false;
    clock.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
