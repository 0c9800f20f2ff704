package io.longhaul.gateway.following;

import io.longhaul.gateway.following.SharedLooks.Watch;
import io.longhaul.workflows.operation.OperationId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Waits for news on the thread of the request, which is a virtual one, without a look of its own
 * (ADR 0014); so many at a time (ADR 0019).
 */
public final class Waits {

  private static final long LISTEN_NANOS = Duration.ofSeconds(1).toNanos();

  private final SharedLooks looks;
  private final int most;
  private final Semaphore places;

  Waits(SharedLooks looks, int most) {
    this.looks = looks;
    this.most = most;
    this.places = new Semaphore(most);
  }

  /** Whether one more may wait. */
  public boolean haveRoom() {
    return places.availablePermits() > 0;
  }

  /** How many are waiting. */
  int waiting() {
    return most - places.availablePermits();
  }

  /**
   * The first look that is enough; null when none comes in time, as many wait as may, nobody
   * listens any more, or the gateway is being shut down.
   */
  public @Nullable Look await(
      OperationId id, Predicate<Look> enough, Duration limit, BooleanSupplier hungUp) {
    if (!places.tryAcquire()) {
      return null;
    }
    CompletableFuture<Optional<Look>> news = new CompletableFuture<>();
    try (Watch _ = looks.watch(id, listener(enough, news))) {
      return await(news, System.nanoTime() + limit.toNanos(), hungUp).orElse(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      places.release();
    }
  }

  private static Optional<Look> await(
      CompletableFuture<Optional<Look>> news, long end, BooleanSupplier hungUp)
      throws InterruptedException, ExecutionException {
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      try {
        return news.get(Math.min(left, LISTEN_NANOS), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (hungUp.getAsBoolean()) {
          break;
        }
      }
    }
    return Optional.empty();
  }

  private static Listener listener(Predicate<Look> enough, CompletableFuture<Optional<Look>> news) {
    return new Listener() {
      @Override
      public void onLook(Look look) {
        if (enough.test(look)) {
          news.complete(Optional.of(look));
        }
      }

      @Override
      public void onShutdown() {
        news.complete(Optional.empty());
      }
    };
  }
}
