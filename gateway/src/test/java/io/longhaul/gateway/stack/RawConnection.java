package io.longhaul.gateway.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection to a server on which bytes are sent as they are. */
public final class RawConnection implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;

  /** Opens one. */
  public RawConnection(String url) {
    URI uri = URI.create(url);
    try {
      socket = new Socket(uri.getHost(), uri.getPort());
      socket.setSoTimeout(PATIENCE_MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends ASCII; false when the other side has hung up. */
  public boolean send(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** All that is answered until the other side closes, or resets, the connection. */
  public String readAll() {
    StringBuilder answer = new StringBuilder();
    try {
      int next = socket.getInputStream().read();
      while (next >= 0) {
        answer.append((char) next);
        next = socket.getInputStream().read();
      }
    } catch (IOException e) {
      answer.append("\n[").append(e.getMessage()).append(']');
    }
    return answer.toString();
  }

  /** The head of one answer. */
  public String readHead() {
    StringBuilder answer = new StringBuilder();
    try {
      while (answer.indexOf("\r\n\r\n") < 0) {
        int next = socket.getInputStream().read();
        if (next < 0) {
          return answer.toString();
        }
        answer.append((char) next);
      }
    } catch (IOException e) {
      answer.append("\n[").append(e.getMessage()).append(']');
    }
    return answer.toString();
  }

  /** Whether the other side has neither closed nor reset it; what it has sent is thrown away. */
  public boolean isOpen() {
    try {
      socket.setSoTimeout(1);
      int next = socket.getInputStream().read();
      while (next >= 0) {
        next = socket.getInputStream().read();
      }
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
