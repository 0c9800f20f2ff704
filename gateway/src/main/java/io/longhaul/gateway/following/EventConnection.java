package io.longhaul.gateway.following;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose request has been answered but for the events that follow until one side closes
 * it. Tomcat takes it for one that has changed its protocol and frees what it keeps for a request
 * (ADR 0018). Public because Tomcat makes it.
 */
public final class EventConnection implements InternalHttpUpgradeHandler {

  private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(30);
  private static final int READ_AWAY = 1024;

  private @Nullable SocketWrapperBase<?> socket;
  private @Nullable EventChannel channel;

  /** Sends status and headers, and leaves the connection to a channel. */
  static void handOver(
      HttpServletRequest request, HttpServletResponse response, EventChannel channel)
      throws IOException {
    // The end of the connection is the end of the events: they have no length, and no chunks.
    response.setHeader("Connection", "close");
    response.flushBuffer();
    try {
      request.upgrade(EventConnection.class).channel = channel;
    } catch (ServletException e) {
      throw new IllegalStateException("Tomcat always lets go of a connection", e);
    }
  }

  @Override
  public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
    wrapper.setWriteTimeout(WRITE_TIMEOUT.toMillis());
    socket = wrapper;
  }

  @Override
  public void init(@Nullable WebConnection connection) {
    Objects.requireNonNull(channel).open(this);
  }

  @Override
  public SocketState upgradeDispatch(SocketEvent event) {
    boolean open = event == SocketEvent.OPEN_READ ? readsAway() : event == SocketEvent.OPEN_WRITE;
    if (!open) {
      Objects.requireNonNull(channel).close();
    }
    return open ? SocketState.UPGRADED : SocketState.CLOSED;
  }

  /** Sends one event and waits until it is on its way. */
  void send(byte[] event) throws IOException {
    SocketWrapperBase<?> connection = Objects.requireNonNull(socket);
    connection.write(true, event, 0, event.length);
    connection.flush(true);
  }

  void close() {
    Objects.requireNonNull(socket).close();
  }

  // Nothing more is expected from the client but that it goes away.
  private boolean readsAway() {
    byte[] buffer = new byte[READ_AWAY];
    try {
      int count;
      do {
        count = Objects.requireNonNull(socket).read(false, buffer, 0, buffer.length);
      } while (count > 0);
      return count == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void destroy() {
    Objects.requireNonNull(channel).close();
  }

  @Override
  public void setSslSupport(@Nullable SSLSupport support) {}

  @Override
  public void timeoutAsync(long now) {}

  @Override
  public void pause() {}
}
