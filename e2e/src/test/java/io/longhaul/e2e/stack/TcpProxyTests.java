package io.longhaul.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

/** The network between workers and database, by itself. */
class TcpProxyTests {
  private static final int SHORT = 200;
  private static final int LONG = 10_000;

  @Test
  void passesBytesOnInBothDirections() throws Exception {
    try (ServerSocket echo = echo();
        TcpProxy proxy = TcpProxy.to(echo.getLocalPort());
        Socket client = connect(proxy)) {
      client.getOutputStream().write(42);

      assertThat(client.getInputStream().read()).isEqualTo(42);
    }
  }

  @Test
  void dropEndsConnectionsThatAreOpenAndTakesNewOnes() throws Exception {
    try (ServerSocket echo = echo();
        TcpProxy proxy = TcpProxy.to(echo.getLocalPort());
        Socket before = connect(proxy)) {
      before.getOutputStream().write(1);
      before.getInputStream().read();

      assertThat(proxy.drop()).isEqualTo(1);

      assertThatThrownBy(() -> readToEnd(before)).isInstanceOf(IOException.class);
      try (Socket after = connect(proxy)) {
        after.getOutputStream().write(7);
        assertThat(after.getInputStream().read()).isEqualTo(7);
      }
    }
  }

  @Test
  void heldBytesArriveAfterTheRelease() throws Exception {
    try (ServerSocket echo = echo();
        TcpProxy proxy = TcpProxy.to(echo.getLocalPort());
        Socket client = connect(proxy)) {
      proxy.hold();
      client.getOutputStream().write(9);
      client.setSoTimeout(SHORT);
      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);

      proxy.release();

      client.setSoTimeout(LONG);
      assertThat(client.getInputStream().read()).isEqualTo(9);
    }
  }

  private static void readToEnd(Socket socket) throws IOException {
    if (socket.getInputStream().read() < 0) {
      throw new IOException("ended");
    }
  }

  private static Socket connect(TcpProxy proxy) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(LONG);
    return socket;
  }

  private static ServerSocket echo() throws IOException {
    ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          while (!server.isClosed()) {
            try {
              Socket socket = server.accept();
              Thread.ofVirtual().start(() -> echo(socket));
            } catch (IOException e) {
              // the loop's condition knows
            }
          }
        });
    return server;
  }

  private static void echo(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException e) {
      // the test cut it
    }
  }
}
