package io.longhaul.gateway.limits;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** Tomcat's connections, of which each address may have so many. */
final class CountingEndpoint extends NioEndpoint {

  private static final int READ_AWAY = 16_384;

  private volatile @Nullable ConnectionCount count;
  private volatile Predicate<String> exempt = _ -> false;
  private volatile byte[] refusal = new byte[0];
  private final Map<SocketChannel, String> counted = new ConcurrentHashMap<>();

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

  @Override
  public void setHandler(Handler<NioChannel> handler) {
    super.setHandler(new CountingHandler(handler));
  }

  @Override
  protected boolean setSocketOptions(SocketChannel socket) {
    ConnectionCount connections = count;
    String address = connections == null ? null : address(socket);
    if (connections == null || address == null || exempt.test(address)) {
      return super.setSocketOptions(socket);
    }
    boolean welcome = connections.open(address);
    if (welcome) {
      counted.put(socket, address);
    } else {
      connections.close(address);
      refuse(socket);
    }
    return welcome && (super.setSocketOptions(socket) || forget(socket));
  }

  // A connection that could not be set up; Tomcat closes it when this says no.
  private boolean forget(@Nullable SocketChannel socket) {
    String address = socket == null ? null : counted.remove(socket);
    ConnectionCount connections = count;
    if (address != null && connections != null) {
      connections.close(address);
    }
    return false;
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

  /** Hears of each connection that ends. */
  private final class CountingHandler implements Handler<NioChannel> {

    private final Handler<NioChannel> inner;

    CountingHandler(Handler<NioChannel> inner) {
      this.inner = inner;
    }

    @Override
    public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
      return inner.process(socket, event);
    }

    @Override
    public Object getGlobal() {
      return inner.getGlobal();
    }

    @Override
    public void release(SocketWrapperBase<NioChannel> socket) {
      NioChannel channel = socket.getSocket();
      forget(channel == null ? null : channel.getIOChannel());
      inner.release(socket);
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
