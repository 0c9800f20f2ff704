package io.longhaul.bench.pressure;

import io.longhaul.bench.stack.PlainConnection;
import io.longhaul.bench.stack.PlainConnection.Head;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends one request after the other, over one connection for as long as that lasts. */
final class FuzzSender implements AutoCloseable {
  /** Longer than the gateway waits for a change, and than it waits for the rest of a body. */
  static final Duration LIMIT = Duration.ofSeconds(75);

  private static final Pattern ID = Pattern.compile("^\\{\"id\":\"([^\"]+)\"");

  private final URI gateway;
  private final FuzzTally tally;
  private @Nullable PlainConnection connection;

  FuzzSender(URI gateway, FuzzTally tally) {
    this.gateway = gateway;
    this.tally = tally;
  }

  void send(long number, FuzzRequest request) throws IOException {
    try {
      try {
        exchange(number, request);
      } catch (SocketTimeoutException e) {
        throw e;
      } catch (IOException e) {
        // The server may have closed the connection after the answer before.
        close();
        exchange(number, request);
      }
    } catch (SocketTimeoutException e) {
      tally.hung(number, request);
      close();
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      tally.silent(number, request);
      close();
    }
  }

  /** The status of an answer, asked for over a connection of its own. */
  int status(FuzzRequest request) throws IOException {
    try (PlainConnection fresh = new PlainConnection(gateway, LIMIT)) {
      return fresh.ask(request.bytes(gateway.getAuthority())).status();
    }
  }

  @Override
  public void close() throws IOException {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  private void exchange(long number, FuzzRequest request) throws IOException {
    Head head = connected().ask(request.bytes(gateway.getAuthority()));
    tally.answered(number, request, head);
    String body = finish(request, head);
    Matcher id = ID.matcher(body);
    if (head.status() == 202 && id.find()) {
      tally.accepted(id.group(1));
    }
  }

  private String finish(FuzzRequest request, Head head) throws IOException {
    PlainConnection open = connected();
    if (request.isHead() || !head.staysOpen()) {
      String body = request.isHead() ? "" : new String(open.body(head), StandardCharsets.UTF_8);
      close();
      return body;
    }
    return new String(open.body(head), StandardCharsets.UTF_8);
  }

  private PlainConnection connected() throws IOException {
    PlainConnection open = connection;
    if (open == null) {
      open = new PlainConnection(gateway, LIMIT);
      connection = open;
    }
    return open;
  }
}
