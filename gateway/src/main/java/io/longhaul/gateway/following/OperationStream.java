package io.longhaul.gateway.following;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One operation on a channel: its document, and then each change until the end. */
final class OperationStream implements Listener, EventChannel.Source {

  private final EventChannel channel;
  private final Function<Look, StreamEvent> rendering;
  private final AtomicReference<@Nullable Look> newest = new AtomicReference<>();
  private final @Nullable Version known;
  private final @Nullable StreamEvent gone;
  private @Nullable Version sent;
  private @Nullable String data;

  /**
   * A new one.
   *
   * @param known what the client has already; null for nothing
   * @param gone what is said of an operation that is no longer there; null for nothing
   */
  OperationStream(
      EventChannel channel,
      @Nullable Version known,
      @Nullable StreamEvent gone,
      Function<Look, StreamEvent> rendering) {
    this.channel = channel;
    this.gone = gone;
    this.known = known;
    this.sent = known;
    this.rendering = rendering;
  }

  @Override
  public void onLook(Look look) {
    newest.accumulateAndGet(look, OperationStream::newer);
    channel.signal(this);
  }

  @Override
  public void onShutdown() {
    channel.close();
  }

  /** What is new since the last event; asked by one thread at a time. */
  @Override
  public @Nullable StreamEvent next() {
    Look look = newest.get();
    if (look == null) {
      return null;
    }
    Version version = look.version();
    if (version == null) {
      return gone;
    }
    if (!version.isAfter(sent)) {
      return look.isLast() && version.equals(known) ? gone : null;
    }
    StreamEvent event = rendering.apply(look);
    sent = version;
    boolean same = event.data() != null && event.data().equals(data) && !event.last();
    data = event.data();
    return same ? null : event;
  }

  private static @Nullable Look newer(@Nullable Look known, @Nullable Look look) {
    return look == null ? known : look.after(known);
  }
}
