package io.longhaul.gateway.limits;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many connections each address has. Thread-safe. */
final class ConnectionCount {

  private final int limit;
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  ConnectionCount(int limit) {
    this.limit = limit;
  }

  /** Counts one more; whether it may stay. */
  boolean open(String address) {
    return counts.merge(address, 1, Integer::sum) <= limit;
  }

  void close(String address) {
    counts.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
  }

  int of(String address) {
    return counts.getOrDefault(address, 0);
  }
}
