package io.longhaul.gateway.following;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Events;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.workflows.operation.Await;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client that polls two gateways in turn, and one that listens; both note what goes back. */
final class MonotoneReader implements AutoCloseable {

  private static final long PAUSE_NANOS = 50_000_000;

  private final List<String> violations = new CopyOnWriteArrayList<>();
  private final AtomicInteger reads = new AtomicInteger();
  private final Events events;
  private volatile boolean over;
  private volatile double lastPercent;

  MonotoneReader(Api first, Api second, Events events, String path) {
    this.events = events;
    Thread.ofVirtual().start(() -> poll(first, second, path));
    Thread.ofVirtual().start(this::listen);
  }

  List<String> violations() {
    return violations;
  }

  double lastPercent() {
    return lastPercent;
  }

  /** Comes back when so many more replies have been read. */
  void reads(int more) {
    int until = reads.get() + more;
    Await.until("more replies", () -> reads.get() >= until);
  }

  @Override
  public void close() {
    over = true;
    events.close();
  }

  private void poll(Api first, Api second, String path) {
    Seen seen = new Seen("poller");
    String tag = "\"0.0-000000000000\"";
    for (int i = 0; !over; i++) {
      Reply reply = (i % 2 == 0 ? first : second).get(path, "If-None-Match", tag);
      if (reply.status() == 200) {
        seen.check(Version.shownIn(reply.header("ETag")), reply.json());
        tag = "" + reply.header("ETag");
      }
      reads.incrementAndGet();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void listen() {
    Seen seen = new Seen("listener");
    while (!over) {
      Events.Event event = events.next();
      seen.check(Version.parse(event.id()), event.json());
      if (event.json().get("done").asBoolean()) {
        return;
      }
    }
  }

  /** What one client has seen last. */
  private final class Seen {

    private final String who;
    private @Nullable Version version;
    private double percent;

    Seen(String who) {
      this.who = who;
    }

    void check(@Nullable Version now, JsonNode document) {
      double done = document.get("percentComplete").asDouble();
      if (now == null || (version != null && version.isAfter(now)) || done < percent) {
        violations.add(who + ": " + version + " " + percent + " % -> " + now + " " + done + " %");
      }
      version = now;
      percent = done;
      lastPercent = Math.max(lastPercent, done);
    }
  }
}
