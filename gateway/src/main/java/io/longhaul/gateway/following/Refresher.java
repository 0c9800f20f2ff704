package io.longhaul.gateway.following;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The beat that refreshes what is listened to, and keeps streams alive. It ends before the web
 * server does, so that all who wait are answered.
 */
final class Refresher implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);
  private static final Duration BEAT = Duration.ofMillis(50);
  private static final Duration STREAM_BEAT = Duration.ofMillis(200);

  private final SharedLooks looks;
  private final SharedLists lists;
  private final Streams streams;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("shared-looks").factory());
  private volatile boolean running;

  Refresher(SharedLooks looks, SharedLists lists, Streams streams) {
    this.looks = looks;
    this.lists = lists;
    this.streams = streams;
  }

  @Override
  public void start() {
    running = true;
    every(BEAT, looks::refresh);
    every(BEAT, lists::refresh);
    every(STREAM_BEAT, streams::beat);
  }

  private void every(Duration pause, Runnable action) {
    long millis = pause.toMillis();
    var _ =
        clock.scheduleWithFixedDelay(() -> safely(action), millis, millis, TimeUnit.MILLISECONDS);
  }

  // Whatever is thrown on would end the schedule, and nobody would notice.
  private static void safely(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.error("A beat failed; the next one tries again", e);
    }
  }

  @Override
  public void stop() {
    running = false;
    clock.shutdownNow();
    looks.end();
    streams.end();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
