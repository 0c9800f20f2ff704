package io.longhaul.gateway.following;

import io.longhaul.gateway.engine.OperationFilter;
import io.longhaul.gateway.following.SharedLooks.Watch;
import io.longhaul.workflows.operation.OperationId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The open streams of this gateway. Thread-safe. */
public final class Streams {

  private final SharedLooks looks;
  private final SharedLists lists;
  private final FollowingSettings settings;
  private final Executor executor;
  private final Time time;
  private final Map<EventChannel, Long> ends = new ConcurrentHashMap<>();

  Streams(
      SharedLooks looks,
      SharedLists lists,
      FollowingSettings settings,
      Executor executor,
      Time time) {
    this.looks = looks;
    this.lists = lists;
    this.settings = settings;
    this.executor = executor;
    this.time = time;
  }

  /**
   * Opens a stream of one operation.
   *
   * @param known the version that the client has; null for none
   * @param longest how long the caller may listen
   * @param rendering the event for a look
   */
  public EventStream follow(
      OperationId id,
      @Nullable Version known,
      Duration longest,
      Function<Look, StreamEvent> rendering) {
    EventChannel channel = open(longest);
    Watch watch = looks.watch(id, new OperationStream(channel, known, StreamEvent.END, rendering));
    channel.onClose(watch::close);
    return channel;
  }

  /** Opens a stream of the newest operations that match a filter, as many as this. */
  public EventStream follow(
      OperationFilter filter, int size, Duration longest, ListRendering rendering) {
    EventChannel channel = open(longest);
    ListStream stream = new ListStream(looks, channel, rendering);
    Watch watch = lists.watch(new SharedLists.Key(filter, size), stream);
    channel.onClose(() -> {
      watch.close();
      stream.close();
    });
    return channel;
  }

  /** A stream that says one thing and ends. */
  public EventStream only(StreamEvent event) {
    EventChannel channel = open(settings.longestStream());
    channel.signal(() -> event);
    return channel;
  }

  /** Ends all of them; their clients come again, to other gateways. */
  void end() {
    ends.keySet().forEach(EventChannel::close);
  }

  /** How many are open. */
  int open() {
    return ends.size();
  }

  /** Keeps connections alive, and ends those that have been open for long enough. */
  void beat() {
    long now = time.nanos();
    ends.forEach((channel, end) -> {
      if (now - end >= 0) {
        channel.close();
      } else {
        channel.keepAlive(settings.keepAlive().toNanos());
      }
    });
  }

  private EventChannel open(Duration longest) {
    Duration most = settings.longestStream();
    Duration life = longest.compareTo(most) < 0 ? longest : most;
    EventChannel channel = new EventChannel(executor, time);
    ends.put(channel, time.nanos() + life.toNanos());
    channel.onClose(() -> ends.remove(channel));
    channel.signal(() -> StreamEvent.OPENING);
    return channel;
  }
}
