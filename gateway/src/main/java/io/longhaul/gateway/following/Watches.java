package io.longhaul.gateway.following;

import io.longhaul.workflows.operation.OperationId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who listens to which operation, and which of these is to be looked at next, within the budget.
 * Thread-safe.
 */
final class Watches {

  private static final long PAUSE_AFTER_FAILURE = 1_000_000_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<OperationId, Watched> watched = new HashMap<>();
  private final DueQueue queue = new DueQueue();
  private final Budget budget;
  private final Pace pace;
  private boolean ended;

  Watches(Budget budget, Pace pace) {
    this.budget = budget;
    this.pace = pace;
  }

  private static final class Watched {
    private final Set<Listener> listeners = new LinkedHashSet<>();
    private @Nullable Look latest;
  }

  /**
   * Adds a listener.
   *
   * @param known the newest look that there is
   * @return false when nothing will be told any more
   */
  boolean add(OperationId id, Listener listener, @Nullable Look known, long now) {
    return locked(() -> {
      if (ended) {
        return false;
      }
      Watched entry = watched.computeIfAbsent(id, _ -> new Watched());
      entry.listeners.add(listener);
      entry.latest = known == null ? entry.latest : known.after(entry.latest);
      schedule(id, entry, now);
      return true;
    });
  }

  void remove(OperationId id, Listener listener) {
    locked(() -> {
      Watched entry = watched.get(id);
      if (entry != null && entry.listeners.remove(listener) && entry.listeners.isEmpty()) {
        watched.remove(id);
        queue.remove(id);
      }
      return true;
    });
  }

  /** The operation that is to be looked at now; null when there is none or the budget is spent. */
  @Nullable OperationId next(long now) {
    return locked(() -> {
      OperationId id = queue.first(now);
      if (id == null || !budget.take(now)) {
        return null;
      }
      queue.turn(id);
      return id;
    });
  }

  /** Whether somebody who listens to nothing may have a look out of turn. */
  boolean mayLook(long now) {
    return locked(() -> queue.first(now) == null && budget.take(now));
  }

  /** Tells a look to those who listen. */
  void tell(OperationId id, Look look, long now) {
    Look newest = look;
    List<Listener> listeners = List.of();
    lock.lock();
    try {
      Watched entry = watched.get(id);
      if (entry != null) {
        newest = look.after(entry.latest);
        entry.latest = newest;
        listeners = List.copyOf(entry.listeners);
        schedule(id, entry, now);
      }
    } finally {
      lock.unlock();
    }
    for (Listener listener : listeners) {
      listener.onLook(newest);
    }
  }

  /** The engine has not answered: the operation comes again later, and so do all others. */
  void failed(OperationId id, long now) {
    locked(() -> {
      budget.pauseUntil(now + PAUSE_AFTER_FAILURE);
      if (watched.containsKey(id)) {
        queue.schedule(id, now + PAUSE_AFTER_FAILURE);
      }
      return true;
    });
  }

  /**
   * The turn of an operation is over. What it has shared may be a look whose news were told before
   * the turn began, so that nobody else gives it another one.
   */
  void turnEnded(OperationId id, long now) {
    locked(() -> {
      Watched entry = watched.get(id);
      if (entry != null && !queue.contains(id)) {
        schedule(id, entry, now);
      }
      return true;
    });
  }

  /** Tells all listeners that nothing more will be told. */
  void end() {
    List<Listener> listeners =
        locked(() -> {
          ended = true;
          return watched.values().stream().flatMap(entry -> entry.listeners.stream()).toList();
        });
    for (Listener listener : listeners) {
      listener.onShutdown();
    }
  }

  /** How many operations are listened to. */
  int size() {
    return locked(watched::size);
  }

  private void schedule(OperationId id, Watched entry, long now) {
    Look latest = entry.latest;
    if (latest != null && latest.isLast()) {
      queue.remove(id);
    } else if (latest != null) {
      queue.schedule(id, latest.begunAt() + pace.interval(latest));
    } else if (!queue.contains(id)) {
      queue.schedule(id, now);
    }
  }

  private <T extends @Nullable Object> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
