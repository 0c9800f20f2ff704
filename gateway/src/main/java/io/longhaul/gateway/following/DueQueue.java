package io.longhaul.gateway.following;

import io.longhaul.workflows.operation.OperationId;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Operations that are to be looked at, each at its time. Of those whose time has come, tenants take
 * turns: one with many does not hold up one with few. Not thread-safe.
 */
final class DueQueue {

  private record Entry(OperationId id, long at) {}

  private final Map<OperationId, Entry> valid = new HashMap<>();
  private final PriorityQueue<Entry> later =
      new PriorityQueue<>(Comparator.comparingLong(Entry::at));
  private final Map<String, Deque<Entry>> due = new LinkedHashMap<>();

  /** Adds an operation, or gives it another time. */
  void schedule(OperationId id, long at) {
    Entry entry = new Entry(id, at);
    if (!entry.equals(valid.put(id, entry))) {
      later.add(entry);
    }
  }

  boolean contains(OperationId id) {
    return valid.containsKey(id);
  }

  /** Takes an operation out. */
  void remove(OperationId id) {
    valid.remove(id);
  }

  /** The one whose turn it is; null when no time has come. It stays until it is taken out. */
  @Nullable OperationId first(long now) {
    while (!later.isEmpty() && later.peek().at() - now <= 0) {
      Entry entry = later.remove();
      due.computeIfAbsent(entry.id().tenant(), _ -> new ArrayDeque<>()).add(entry);
    }
    Iterator<Deque<Entry>> tenants = due.values().iterator();
    while (tenants.hasNext()) {
      Deque<Entry> entries = tenants.next();
      while (!entries.isEmpty() && !entries.peek().equals(valid.get(entries.peek().id()))) {
        entries.remove();
      }
      if (!entries.isEmpty()) {
        return entries.peek().id();
      }
      tenants.remove();
    }
    return null;
  }

  /** Takes out the one whose turn it was, and lets the other tenants come next. */
  void turn(OperationId id) {
    remove(id);
    Deque<Entry> rest = due.remove(id.tenant());
    if (rest != null) {
      due.put(id.tenant(), rest);
    }
  }
}
