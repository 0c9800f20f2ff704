package io.longhaul.gateway.limits;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's connections, of which each address may have so many, which have so much time to send the
 * headers of a request (Tomcat's own limit is for a single read), and of whose requests so many are
 * answered at a time.
 */
final class GuardedEndpoint extends NioEndpoint {

  private static final int READ_AWAY = 16_384;

  private volatile @Nullable ConnectionCount count;
  private volatile Predicate<String> exempt = _ -> false;
  private volatile byte[] refusal = new byte[0];
  private final Map<SocketChannel, String> counted = new ConcurrentHashMap<>();
  private final HeaderClock headers = new HeaderClock();
  private volatile Duration patience = Duration.ofSeconds(30);
  private volatile byte[] tooSlow = new byte[0];
  private volatile @Nullable Room room;
  private volatile byte[] full = new byte[0];

  /**
   * Sets the limit, before the first connection.
   *
   * @param answer what is sent over a plain connection that is one too many
   */
  void limit(ConnectionCount connections, Predicate<String> without, String answer) {
    exempt = without;
    refusal = answer.getBytes(StandardCharsets.UTF_8);
    count = connections;
  }

  /**
   * Sets how long headers may take, before the first connection.
   *
   * @param answer what is sent to who has sent some of them by then
   */
  void limit(Duration time, String answer) {
    patience = time;
    tooSlow = answer.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Sets how many requests are answered at a time, before the first connection.
   *
   * @param answer what is sent to who has waited in vain
   */
  void limit(Room requests, String answer) {
    full = answer.getBytes(StandardCharsets.UTF_8);
    room = requests;
  }

  HeaderClock headers() {
    return headers;
  }

  @Override
  public void setHandler(Handler<NioChannel> handler) {
    super.setHandler(new WatchingHandler(handler));
  }

  @Override
  protected boolean setSocketOptions(SocketChannel socket) {
    if (!isWelcome(socket)) {
      return false;
    }
    headers.opened(socket);
    return super.setSocketOptions(socket) || forget(socket);
  }

  private boolean isWelcome(SocketChannel socket) {
    ConnectionCount connections = count;
    String address = connections == null ? null : address(socket);
    if (connections == null || address == null || exempt.test(address)) {
      return true;
    }
    boolean welcome = connections.open(address);
    if (welcome) {
      counted.put(socket, address);
    } else {
      connections.close(address);
      refuse(socket);
    }
    return welcome;
  }

  // A connection that could not be set up; Tomcat closes it when this says no.
  private boolean forget(@Nullable SocketChannel socket) {
    if (socket != null) {
      headers.closed(socket);
    }
    String address = socket == null ? null : counted.remove(socket);
    ConnectionCount connections = count;
    if (address != null && connections != null) {
      connections.close(address);
    }
    return false;
  }

  /** Ends the connections whose headers have taken too long. */
  void giveUpSlowHeaders() {
    for (SocketChannel channel : headers.overdue(patience)) {
      SocketWrapperBase<NioChannel> socket = connections.get(channel);
      if (socket == null) {
        headers.closed(channel);
      } else if (socket.getLock().tryLock()) {
        // Who holds the lock reads something just now; there is another look soon.
        try {
          giveUp(channel, socket);
        } finally {
          socket.getLock().unlock();
        }
      }
    }
  }

  private void giveUp(SocketChannel channel, SocketWrapperBase<NioChannel> socket) {
    if (!headers.isOverdue(channel, patience)) {
      return;
    }
    if (headers.hasBegun(channel)) {
      tell(socket, tooSlow);
    }
    socket.close();
  }

  private void tell(SocketWrapperBase<NioChannel> socket, byte[] answer) {
    try {
      socket.write(false, ByteBuffer.wrap(answer));
      socket.flush(false);
    } catch (IOException e) {
      getLog().debug("A connection went away before it was given up", e);
    }
  }

  private void refuse(SocketChannel socket) {
    try {
      if (!isSSLEnabled()) {
        // What was sent and not read would make the answer a reset.
        socket.configureBlocking(false);
        socket.read(ByteBuffer.allocate(READ_AWAY));
        socket.write(ByteBuffer.wrap(refusal));
      }
    } catch (IOException e) {
      getLog().debug("A connection went away before it was refused", e);
    }
  }

  private static @Nullable String address(SocketChannel socket) {
    try {
      return socket.getRemoteAddress() instanceof InetSocketAddress address
          ? address.getAddress().getHostAddress()
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** Hears of what comes over each connection, and of its end. */
  private final class WatchingHandler implements Handler<NioChannel> {

    private final Handler<NioChannel> inner;

    WatchingHandler(Handler<NioChannel> inner) {
      this.inner = inner;
    }

    @Override
    public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
      SocketChannel channel = channel(socket);
      // What comes while a request is being answered owes nothing; nor do streams that left theirs.
      boolean answering =
          socket.getCurrentProcessor() instanceof Processor processor
              && (processor.isAsync() || processor.isUpgrade());
      return event == SocketEvent.OPEN_READ && channel != null && !answering
          ? enter(socket, () -> headers.reading(channel, () -> inner.process(socket, event)))
          : inner.process(socket, event);
    }

    private SocketState enter(
        SocketWrapperBase<NioChannel> socket, Supplier<SocketState> answering) {
      Room places = room;
      if (places == null) {
        return answering.get();
      }
      if (!places.enter()) {
        tell(socket, full);
        return SocketState.CLOSED;
      }
      try {
        return answering.get();
      } finally {
        places.leave();
      }
    }

    @Override
    public Object getGlobal() {
      return inner.getGlobal();
    }

    @Override
    public void release(SocketWrapperBase<NioChannel> socket) {
      forget(channel(socket));
      inner.release(socket);
    }

    private @Nullable SocketChannel channel(SocketWrapperBase<NioChannel> socket) {
      NioChannel channel = socket.getSocket();
      return channel == null ? null : channel.getIOChannel();
    }

    @Override
    public void pause() {
      inner.pause();
    }

    @Override
    public void recycle() {
      inner.recycle();
    }
  }
}
