package io.longhaul.bench.files;

import io.longhaul.bench.stack.BenchStack;
import io.longhaul.bench.stack.PlainConnection;
import io.longhaul.bench.stack.PlainConnection.Head;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;

/** Sends files that are made while they are sent, as fast as the other side takes them. */
final class TusSender {
  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final int BLOCK = 1 << 20;

  private final URI gateway;
  private final String token;
  private final byte[] block = new byte[BLOCK];

  TusSender(BenchStack stack) {
    gateway = stack.stack().gateway();
    token = stack.token();
    new SplittableRandom(1).nextBytes(block);
  }

  /** Makes an upload and sends its bytes in one request; returns its path. */
  String upload(long length) throws IOException {
    try (PlainConnection connection = new PlainConnection(gateway, TIMEOUT)) {
      Head created =
          connection.ask(
              bytes("POST /v1/uploads", "Upload-Length: " + length + "\r\nContent-Length: 0\r\n"));
      expect(201, created, connection);
      connection.drain(created);
      String path = URI.create(created.header("location")).getPath();
      String headers =
          "Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: "
              + length
              + "\r\n";
      send(connection, bytes("PATCH " + path, headers), length);
      return path;
    }
  }

  void delete(String path) throws IOException {
    try (PlainConnection connection = new PlainConnection(gateway, TIMEOUT)) {
      expect(204, connection.ask(bytes("DELETE " + path, "")), connection);
    }
  }

  /** Sends the same bytes to a server that takes anything. */
  void put(URI server, String path, long length) throws IOException {
    try (PlainConnection connection = new PlainConnection(server, TIMEOUT)) {
      String head =
          "PUT %s HTTP/1.1\r\nHost: bench\r\nContent-Length: %d\r\n\r\n".formatted(path, length);
      send(connection, head.getBytes(StandardCharsets.US_ASCII), length);
    }
  }

  private void send(PlainConnection connection, byte[] head, long length) throws IOException {
    connection.send(head, 0, head.length);
    for (long left = length; left > 0; left -= BLOCK) {
      connection.send(block, 0, (int) Math.min(BLOCK, left));
    }
    expect(204, connection.head(), connection);
  }

  private byte[] bytes(String start, String headers) {
    return "%s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nTus-Resumable: 1.0.0\r\n%s\r\n"
        .formatted(start, gateway.getAuthority(), token, headers)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static void expect(int status, Head head, PlainConnection connection) throws IOException {
    if (head.status() != status) {
      throw new IOException(
          "Answered "
              + head.status()
              + ": "
              + new String(connection.body(head), StandardCharsets.UTF_8));
    }
  }
}
