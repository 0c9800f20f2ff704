package io.longhaul.activities.webhooks;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Heartbeats beside a call that takes its time, so that a worker that is killed is missed at once.
 */
final class LifeSign implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final CountDownLatch end = new CountDownLatch(1);

  private LifeSign() {}

  static LifeSign of(ActivityExecutionContext context) {
    LifeSign sign = new LifeSign();
    Thread.ofVirtual().name("webhook-life-sign").start(() -> sign.beat(context));
    return sign;
  }

  // Told to stop, the call goes on: it is short, and what it did is to be written down.
  private void beat(ActivityExecutionContext context) {
    try {
      do {
        context.heartbeat(null);
      } while (!end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ActivityCompletionException e) {
      // Said above.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end.countDown();
  }
}
