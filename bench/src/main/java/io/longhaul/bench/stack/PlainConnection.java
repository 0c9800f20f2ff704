package io.longhaul.bench.stack;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One connection for one request after the other, which costs next to nothing beside the server
 * that it asks, and lets through whatever a fuzzer makes up.
 */
public final class PlainConnection implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  public PlainConnection(URI server, Duration timeout) throws IOException {
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    out = socket.getOutputStream();
  }

  /**
   * An answer.
   *
   * @param headers names in lower case
   * @param length of the body, which is still to be read; -1 when it has no known length
   */
  public record Head(int status, Map<String, String> headers, long length) {

    /** Whether the server goes on with this connection. */
    public boolean staysOpen() {
      return length >= 0 && !"close".equalsIgnoreCase(headers.get("connection"));
    }

    /** A header; empty when there is none. */
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** Sends bytes; a whole request, or the next of its body. */
  public void send(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  /** Sends a request, and reads the head of its answer. */
  public Head ask(byte[] request) throws IOException {
    send(request, 0, request.length);
    return head();
  }

  /** Reads the head of an answer, and passes over those that only tell to go on. */
  public Head head() throws IOException {
    Head head = oneHead();
    while (head.status() < 200) {
      head = oneHead();
    }
    return head;
  }

  /** Reads the body of an answer of known length. */
  public byte[] body(Head head) throws IOException {
    return in.readNBytes(Math.toIntExact(Math.max(0, head.length())));
  }

  /** Reads away the body of an answer of known length, and says how many bytes there were. */
  public long drain(Head head) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = head.length();
    while (left > 0) {
      int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        throw new EOFException("The answer broke off " + left + " bytes before its end");
      }
      left -= count;
    }
    return head.length();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private Head oneHead() throws IOException {
    String status = line();
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    int code = Integer.parseInt(status.substring(9, 12));
    return new Head(code, headers, length(code, headers.get("content-length")));
  }

  private static long length(int status, @Nullable String header) {
    if (status < 200 || status == 204 || status == 304) {
      return 0;
    }
    return header == null ? -1 : Long.parseLong(header);
  }

  private String line() throws IOException {
    byte[] line = new byte[256];
    int length = 0;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("The server has closed the connection");
      }
      if (length == line.length) {
        line = java.util.Arrays.copyOf(line, length * 2);
      }
      line[length++] = (byte) next;
    }
    return new String(line, 0, length, StandardCharsets.ISO_8859_1).strip();
  }
}
