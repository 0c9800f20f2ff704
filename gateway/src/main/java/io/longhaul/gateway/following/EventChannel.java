package io.longhaul.gateway.following;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes out on a connection, one event after the other. Who writes is a virtual thread that
 * lives as long as there is something to write: a slow client holds up nobody, and is sent what is
 * the newest when it is ready. Thread-safe.
 */
final class EventChannel implements EventStream {

  private static final Logger LOG = LoggerFactory.getLogger(EventChannel.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashSet<Source> pending = new LinkedHashSet<>();
  private final List<Runnable> closing = new ArrayList<>();
  private final Executor executor;
  private final Time time;
  private @Nullable EventConnection connection;
  private boolean writing;
  private boolean closed;
  private volatile long wroteAt;

  EventChannel(Executor executor, Time time) {
    this.executor = executor;
    this.time = time;
    this.wroteAt = time.nanos();
  }

  /** Has the newest event of something; asked by one thread at a time. */
  @FunctionalInterface
  interface Source {
    /** Null when there is nothing new. */
    @Nullable StreamEvent next();
  }

  @Override
  public void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
    try {
      EventConnection.handOver(request, response, this);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Begins to write, to this connection. */
  void open(EventConnection to) {
    lock.lock();
    try {
      connection = to;
      if (!closed) {
        writing = true;
        executor.execute(() -> write(to));
        return;
      }
    } finally {
      lock.unlock();
    }
    to.close();
  }

  /** Asks a source for an event as soon as one can be written; once, however often it is called. */
  void signal(Source source) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      pending.add(source);
      EventConnection to = connection;
      if (to != null && !writing) {
        writing = true;
        executor.execute(() -> write(to));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Writes a comment when nothing has been written for this long. */
  void keepAlive(long silence) {
    if (time.nanos() - wroteAt >= silence) {
      signal(() -> StreamEvent.KEEP_ALIVE);
    }
  }

  /** Does this when the connection ends, whoever ends it; at once when it has ended. */
  void onClose(Runnable action) {
    lock.lock();
    try {
      if (!closed) {
        closing.add(action);
        return;
      }
    } finally {
      lock.unlock();
    }
    action.run();
  }

  /** Ends the connection; clients come again. */
  void close() {
    EventConnection open;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      pending.clear();
      open = connection;
    } finally {
      lock.unlock();
    }
    closing.forEach(Runnable::run);
    if (open != null) {
      open.close();
    }
  }

  private void write(EventConnection to) {
    for (Source source = take(); source != null; source = take()) {
      try {
        write(source.next(), to);
      } catch (IOException e) {
        LOG.debug("A stream broke off", e);
        close();
      } catch (RuntimeException e) {
        LOG.error("A stream failed", e);
        close();
      }
    }
  }

  private void write(@Nullable StreamEvent event, EventConnection to) throws IOException {
    if (event == null) {
      return;
    }
    wroteAt = time.nanos();
    to.send(event.bytes());
    if (event.last()) {
      close();
    }
  }

  private @Nullable Source take() {
    lock.lock();
    try {
      if (pending.isEmpty()) {
        writing = false;
        return null;
      }
      return pending.removeFirst();
    } finally {
      lock.unlock();
    }
  }
}
