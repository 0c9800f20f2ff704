package io.longhaul.bench.pressure;

import io.longhaul.bench.stack.PlainConnection.Head;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What became of the requests. Thread-safe. */
final class FuzzTally {
  private static final int SHOWN = 5;

  private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<String> bad = new ConcurrentLinkedQueue<>();
  private final AtomicInteger serverErrors = new AtomicInteger();
  private final AtomicInteger hangs = new AtomicInteger();
  private final AtomicInteger silent = new AtomicInteger();

  void answered(long number, FuzzRequest request, Head head) {
    statuses.computeIfAbsent(head.status(), _ -> new AtomicInteger()).incrementAndGet();
    if (head.status() >= 500) {
      serverErrors.incrementAndGet();
      show(number, request, "answered " + head.status());
    }
  }

  void hung(long number, FuzzRequest request) {
    hangs.incrementAndGet();
    show(number, request, "no answer in time");
  }

  void silent(long number, FuzzRequest request) {
    silent.incrementAndGet();
    show(number, request, "closed without an answer");
  }

  void accepted(String id) {
    accepted.add(id);
  }

  Set<String> accepted() {
    return Set.copyOf(accepted);
  }

  int serverErrors() {
    return serverErrors.get();
  }

  int hangs() {
    return hangs.get();
  }

  int silent() {
    return silent.get();
  }

  /** The first that were not as they should be. */
  String shown() {
    return bad.isEmpty() ? "" : "; " + String.join("; ", bad);
  }

  @Override
  public String toString() {
    return "answers by status " + new TreeMap<>(statuses);
  }

  private void show(long number, FuzzRequest request, String what) {
    if (bad.size() < SHOWN) {
      bad.add(
          "request " + number + " (" + request.method() + " " + request.target() + "): " + what);
    }
  }
}
