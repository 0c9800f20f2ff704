package io.longhaul.gateway.following;

import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.engine.Sighting;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The looks at the engine that all readers of an operation share (ADR 0014): one in 500 ms at most,
 * and within a budget. Thread-safe.
 */
public final class SharedLooks {

  private static final Duration LONGEST_TURN = Duration.ofSeconds(1);

  private final LookSource engine;
  private final Time time;
  private final Executor executor;
  private final Pace pace;
  private final LookMemory memory;
  private final Flights flights;
  private final Watches watches;

  SharedLooks(LookSource engine, FollowingSettings settings, Executor executor, Time time) {
    this.engine = engine;
    this.time = time;
    this.executor = executor;
    this.pace = new Pace(settings.finishedAge());
    this.memory = new LookMemory(settings.remembered(), settings.finishedAge(), time);
    this.flights = new Flights(this::take, memory, time);
    this.watches = new Watches(new Budget(settings.looksPerSecond(), time.nanos()), pace);
  }

  /** What is known, or a look when that is too old. A first look is never refused. */
  public Look current(OperationId id) {
    long asked = time.nanos();
    Look known = known(id);
    if (known != null && pace.isCurrent(known, asked)) {
      return known;
    }
    Look look =
        flights.shareIf(
            id, () -> currentlyKnown(id) == null && (known == null || watches.mayLook(asked)));
    if (look == null) {
      return withoutLook(id, known, asked);
    }
    // What was begun before the request came may have missed what the client has just started.
    return look.isWorthKeeping() || look.begunAt() - asked >= 0 ? look : flights.since(id, asked);
  }

  /** The same for a client that shows a version: this gateway looks when it is behind. */
  public Look current(OperationId id, @Nullable Version shown) {
    long asked = time.nanos();
    Look look = current(id);
    Version version = look.version();
    if (version == null || shown == null || !shown.isAfter(version)) {
      return look;
    }
    time.pause(look.begunAt() + Pace.SHORTEST - time.nanos());
    return flights.since(id, asked);
  }

  /** A look that is begun now, for those who are about to change something, or have done so. */
  public Look fresh(OperationId id) {
    return flights.since(id, time.nanos());
  }

  /** The newest look; null when there is none that may still be shown. */
  public @Nullable Look known(OperationId id) {
    Look known = memory.find(id);
    return known == null || pace.isTooOld(known, time.nanos()) ? null : known;
  }

  /** Lets a listener hear of an operation, from what is known now until the watch is closed. */
  public Watch watch(OperationId id, Listener listener) {
    Look known = known(id);
    if (!watches.add(id, listener, known, time.nanos())) {
      listener.onShutdown();
    } else if (known != null) {
      listener.onLook(known);
    }
    return () -> watches.remove(id, listener);
  }

  /** Ends with {@link #close}. */
  @FunctionalInterface
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /** How long ago it was taken, in whole seconds. */
  public long age(Look look) {
    return Math.max(0, TimeUnit.NANOSECONDS.toSeconds(time.nanos() - look.begunAt()));
  }

  /** How many operations are listened to. */
  int watched() {
    return watches.size();
  }

  /** Whether something else may be asked of the engine now, within the budget. */
  boolean mayAsk() {
    return watches.mayLook(time.nanos());
  }

  /** Begins the refreshes that are due. */
  void refresh() {
    long now = time.nanos();
    for (OperationId id = watches.next(now); id != null; id = watches.next(now)) {
      OperationId due = id;
      executor.execute(() -> refresh(due));
    }
  }

  /** Lets all who wait go. */
  void end() {
    watches.end();
  }

  private void refresh(OperationId id) {
    try {
      var _ = flights.share(id);
    } catch (RuntimeException e) {
      // The engine is away, and that is logged: those who listen go on with what they know.
      watches.failed(id, time.nanos());
    } finally {
      watches.turnEnded(id, time.nanos());
    }
  }

  private @Nullable Look currentlyKnown(OperationId id) {
    Look known = known(id);
    return known != null && pace.isCurrent(known, time.nanos()) ? known : null;
  }

  // Somebody else has looked in this very moment, or there is no turn for this reader yet.
  private Look withoutLook(OperationId id, @Nullable Look known, long asked) {
    Look newer = currentlyKnown(id);
    if (newer != null) {
      return newer;
    }
    return known == null ? flights.since(id, asked) : inTurn(id, known);
  }

  private Look inTurn(OperationId id, Look known) {
    CompletableFuture<Look> turn = new CompletableFuture<>();
    Listener listener =
        new Listener() {
          @Override
          public void onLook(Look look) {
            if (look.begunAt() - known.begunAt() > 0) {
              turn.complete(look);
            }
          }

          @Override
          public void onShutdown() {
            turn.complete(known);
          }
        };
    try (Watch _ = watch(id, listener)) {
      return turn.get(LONGEST_TURN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return known;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return known;
    }
  }

  private Look take(OperationId id, long begunAt) {
    Sighting sighting = engine.find(id);
    OperationId retriedAs = retriedAs(id, sighting);
    long now = time.nanos();
    Look newest = memory.merge(id, new Look(sighting, retriedAs, begunAt, now, now));
    watches.tell(id, newest, now);
    return newest;
  }

  private @Nullable OperationId retriedAs(OperationId id, Sighting sighting) {
    ObservedOperation operation =
        sighting instanceof Sighting.Alive alive ? alive.operation() : null;
    if (operation == null
        || !operation.isDone()
        || operation.state().status() == OperationStatus.SUCCEEDED) {
      return null;
    }
    Look known = memory.find(id);
    boolean told = known != null && known.retriedAs() != null;
    return told || engine.exists(id.next()) ? id.next() : null;
  }
}
