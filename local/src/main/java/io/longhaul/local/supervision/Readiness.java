package io.longhaul.local.supervision;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether a child can do its work already. Asked many times; must answer soon. */
@FunctionalInterface
public interface Readiness {
  /** How long one look may take. */
  Duration LOOK = Duration.ofSeconds(2);

  /** Looks at the process of that id. */
  boolean ready(long pid);

  /** Something listens on the loopback interface. */
  static Readiness listening(int port) {
    return pid -> {
      try (var socket = new Socket()) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        socket.connect(address, (int) LOOK.toMillis());
        return true;
      } catch (IOException e) {
        return false;
      }
    };
  }

  /** The address answers 200. */
  static Readiness answering(HttpClient http, URI address) {
    var request = HttpRequest.newBuilder(address).timeout(LOOK).build();
    return pid -> {
      try {
        return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }
}
