package io.longhaul.gateway.limits;

import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Since when connections have been owing the headers of a request. Thread-safe. */
final class HeaderClock {

  // A request is handled by the thread that has read the last of its headers.
  private static final ScopedValue<SocketChannel> READING = ScopedValue.newInstance();

  private final Map<SocketChannel, Debt> debts = new ConcurrentHashMap<>();

  /**
   * What a connection owes.
   *
   * @param begun whether some of it has come
   */
  private record Debt(long since, boolean begun) {}

  /** The first request is owed from here on. */
  void opened(SocketChannel connection) {
    debts.put(connection, new Debt(System.nanoTime(), false));
  }

  /** Reads what has come, which may or may not be all of the headers. */
  <T> T reading(SocketChannel connection, ScopedValue.CallableOp<T, RuntimeException> work) {
    debts.compute(
        connection, (_, debt) -> new Debt(debt == null ? System.nanoTime() : debt.since(), true));
    return ScopedValue.where(READING, connection).call(work);
  }

  /** All headers of what is being read are there. */
  void arrived() {
    if (READING.isBound()) {
      debts.remove(READING.get());
    }
  }

  void closed(SocketChannel connection) {
    debts.remove(connection);
  }

  /** Connections that have owed them for longer than this. */
  List<SocketChannel> overdue(Duration limit) {
    return debts.keySet().stream().filter(connection -> isOverdue(connection, limit)).toList();
  }

  boolean isOverdue(SocketChannel connection, Duration limit) {
    Debt debt = debts.get(connection);
    return debt != null && System.nanoTime() - debt.since() > limit.toNanos();
  }

  /** Whether somebody is there who would understand an answer. */
  boolean hasBegun(SocketChannel connection) {
    Debt debt = debts.get(connection);
    return debt != null && debt.begun();
  }
}
