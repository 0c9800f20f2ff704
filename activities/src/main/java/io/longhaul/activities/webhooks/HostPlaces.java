package io.longhaul.activities.webhooks;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many calls go to one host at once: few, and fewer while it does not answer, so that a host
 * that hangs takes nothing from others. Thread-safe.
 */
public final class HostPlaces {

  private final int most;
  private final Duration patience;
  private final SharedPlaces shared;
  private final Map<String, Host> hosts = new HashMap<>();

  /**
   * Places for all hosts.
   *
   * @param most at once to one host
   * @param patience how long a call waits for a place before it goes back to the queue
   * @param shared what other workers keep to as well
   */
  public HostPlaces(int most, Duration patience, SharedPlaces shared) {
    this.most = most;
    this.patience = patience;
    this.shared = shared;
  }

  /** A place to call from; null when none becomes free in time. */
  @Nullable Place take(String host) {
    Host here = enter(host);
    if (here == null) {
      return null;
    }
    SharedPlaces.@Nullable Held held = shared.take(host);
    if (held == null) {
      leave(here, host);
      return null;
    }
    return new Place(this, here, host, held);
  }

  /** How many hosts are remembered. */
  synchronized int known() {
    return hosts.size();
  }

  private synchronized @Nullable Host enter(String name) {
    Host host = hosts.computeIfAbsent(name, _ -> new Host(most));
    if (host.taken >= host.limit && host.waiting >= most) {
      return null;
    }
    host.waiting++;
    try {
      if (!awaitPlace(host)) {
        return null;
      }
      host.taken++;
      return host;
    } finally {
      host.waiting--;
      forget(host, name);
    }
  }

  private boolean awaitPlace(Host host) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      for (long left = patience.toNanos(); host.taken >= host.limit && left > 0; ) {
        wait(left / 1_000_000, (int) (left % 1_000_000));
        left = deadline - System.nanoTime();
      }
      return host.taken < host.limit;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized void leave(Host host, String name) {
    host.taken--;
    forget(host, name);
    notifyAll();
  }

  private synchronized void answered(Host host, boolean inTime) {
    host.limit = inTime ? Math.min(most, host.limit * 2) : Math.max(1, host.limit / 2);
  }

  private void forget(Host host, String name) {
    if (host.taken == 0 && host.waiting == 0 && host.limit == most) {
      hosts.remove(name, host);
    }
  }

  private static final class Host {
    private int limit;
    private int taken;
    private int waiting;

    Host(int limit) {
      this.limit = limit;
    }
  }

  /** One place, until it is closed. For one thread. */
  static final class Place implements AutoCloseable {
    private final HostPlaces places;
    private final Host host;
    private final String name;
    private final SharedPlaces.Held held;

    private Place(HostPlaces places, Host host, String name, SharedPlaces.Held held) {
      this.places = places;
      this.host = host;
      this.name = name;
      this.held = held;
    }

    /** Tells whether the host answered, which decides how many may call it from now on. */
    void answered(boolean inTime) {
      places.answered(host, inTime);
    }

    @Override
    public void close() {
      held.close();
      places.leave(host, name);
    }
  }
}
