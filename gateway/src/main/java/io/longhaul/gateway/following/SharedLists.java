package io.longhaul.gateway.following;

import io.longhaul.gateway.engine.OperationFilter;
import io.longhaul.gateway.engine.OperationPage;
import io.longhaul.gateway.following.SharedLooks.Watch;
import io.longhaul.gateway.problems.ProblemException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists that are listened to. Who listens to the same one shares one question to the engine's index
 * in 2 s at most, within the budget of {@link SharedLooks}. Thread-safe.
 */
final class SharedLists {

  private static final Logger LOG = LoggerFactory.getLogger(SharedLists.class);
  private static final long PACE = Duration.ofSeconds(2).toNanos();

  // Where looks are scarce, lists come late, but they come.
  private static final long PATIENCE = Duration.ofSeconds(5).toNanos();

  private final ListSource engine;
  private final SharedLooks looks;
  private final Executor executor;
  private final Time time;
  private final Map<Key, SharedList> lists = new ConcurrentHashMap<>();

  SharedLists(ListSource engine, SharedLooks looks, Executor executor, Time time) {
    this.engine = engine;
    this.looks = looks;
    this.executor = executor;
    this.time = time;
  }

  /** Which list: all with the same reach and filters are the same. */
  record Key(OperationFilter filter, int size) {}

  private static final class SharedList {
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Consumer<OperationPage>> listeners = new LinkedHashSet<>();
    private @Nullable OperationPage newest;
    private long dueAt;
    private boolean underWay;
    private boolean abandoned;
  }

  /** Lets somebody hear of a list: what is known now, and what it is each time it was asked for. */
  Watch watch(Key key, Consumer<OperationPage> listener) {
    while (true) {
      SharedList list = lists.computeIfAbsent(key, _ -> created());
      list.lock.lock();
      try {
        if (list.abandoned) {
          continue;
        }
        list.listeners.add(listener);
        if (list.newest != null) {
          listener.accept(list.newest);
        }
        return () -> leave(key, list, listener);
      } finally {
        list.lock.unlock();
      }
    }
  }

  /** Begins the questions that are due. */
  void refresh() {
    long now = time.nanos();
    lists.forEach((key, list) -> {
      if (begins(list, now)) {
        executor.execute(() -> ask(key, list));
      }
    });
  }

  /** How many lists are listened to. */
  int size() {
    return lists.size();
  }

  private SharedList created() {
    SharedList list = new SharedList();
    list.dueAt = time.nanos();
    return list;
  }

  private boolean begins(SharedList list, long now) {
    list.lock.lock();
    try {
      boolean due = !list.underWay && !list.abandoned && now - list.dueAt >= 0;
      boolean begins = due && (looks.mayAsk() || now - list.dueAt >= PATIENCE);
      list.underWay |= begins;
      return begins;
    } finally {
      list.lock.unlock();
    }
  }

  private void ask(Key key, SharedList list) {
    OperationPage page = null;
    try {
      page = engine.list(key.filter(), key.size());
    } catch (ProblemException e) {
      LOG.debug("A list could not be asked for; those who listen go on with what they know", e);
    } finally {
      tell(list, page);
    }
  }

  // Under the lock: listeners hear of pages in their order, and none waits for anything.
  private void tell(SharedList list, @Nullable OperationPage page) {
    list.lock.lock();
    try {
      list.underWay = false;
      list.dueAt = time.nanos() + PACE;
      if (page != null) {
        list.newest = page;
        List.copyOf(list.listeners).forEach(listener -> listener.accept(page));
      }
    } finally {
      list.lock.unlock();
    }
  }

  private void leave(Key key, SharedList list, Consumer<OperationPage> listener) {
    list.lock.lock();
    try {
      list.listeners.remove(listener);
      if (list.listeners.isEmpty()) {
        list.abandoned = true;
        lists.remove(key, list);
      }
    } finally {
      list.lock.unlock();
    }
  }
}
