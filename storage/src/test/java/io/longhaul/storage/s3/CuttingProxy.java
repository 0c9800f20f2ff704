package io.longhaul.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a server, and cuts connections where a writing request is sent. */
final class CuttingProxy implements AutoCloseable {

  private final ServerSocket entrance;
  private final URI server;
  private final AtomicInteger requestsToCut = new AtomicInteger();
  private final AtomicInteger answersToCut = new AtomicInteger();
  private final AtomicInteger cut = new AtomicInteger();

  CuttingProxy(URI server) {
    this.server = server;
    try {
      entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
  }

  /** The next ones do not reach the server. */
  void cutRequests(int count) {
    requestsToCut.set(count);
  }

  /** The next ones reach the server, and what it answers is lost. */
  void cutAnswers(int count) {
    answersToCut.set(count);
  }

  /** How many have been cut. */
  int cut() {
    return cut.get();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket inner = new Socket(server.getHost(), server.getPort())) {
      Thread.ofVirtual().start(() -> forward(client, inner));
      InputStream answers = inner.getInputStream();
      byte[] buffer = new byte[1 << 16];
      for (int count = answers.read(buffer); count >= 0; count = answers.read(buffer)) {
        if (starts(buffer, count, "HTTP/1.1 200") && takes(answersToCut)) {
          return;
        }
        client.getOutputStream().write(buffer, 0, count);
      }
    } catch (IOException e) {
      // Closed by one of the two.
    }
  }

  private void forward(Socket client, Socket inner) {
    byte[] buffer = new byte[1 << 16];
    try (client;
        inner) {
      InputStream requests = client.getInputStream();
      OutputStream to = inner.getOutputStream();
      for (int count = requests.read(buffer); count >= 0; count = requests.read(buffer)) {
        if (starts(buffer, count, "PUT ") && takes(requestsToCut)) {
          return;
        }
        to.write(buffer, 0, count);
      }
    } catch (IOException e) {
      // Closed by one of the two.
    }
  }

  private boolean takes(AtomicInteger left) {
    boolean taken = left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    if (taken) {
      cut.incrementAndGet();
    }
    return taken;
  }

  private static boolean starts(byte[] buffer, int count, String text) {
    return new String(buffer, 0, Math.min(count, text.length()), StandardCharsets.ISO_8859_1)
        .equals(text);
  }
}
