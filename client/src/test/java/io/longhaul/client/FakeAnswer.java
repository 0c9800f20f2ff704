package io.longhaul.client;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One answer of the fake gateway. */
final class FakeAnswer {
  private final int status;
  private final Map<String, String> headers = new HashMap<>();
  private final byte[] body;

  FakeAnswer(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  static FakeAnswer json(int status, String body) {
    return new FakeAnswer(status, body.getBytes(StandardCharsets.UTF_8))
        .with("Content-Type", status >= 400 ? "application/problem+json" : "application/json");
  }

  static FakeAnswer problem(int status, String code, String detail) {
    return json(
        status,
        "{\"title\":\"Refused\",\"code\":\"%s\",\"detail\":\"%s\"}".formatted(code, detail));
  }

  static FakeAnswer empty(int status) {
    return new FakeAnswer(status, new byte[0]);
  }

  FakeAnswer with(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Sends it, or only the first bytes of it. */
  void send(HttpExchange exchange, int cutAfter) throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      OutputStream out = exchange.getResponseBody();
      out.write(body, 0, cutAfter < 0 ? body.length : cutAfter);
      out.flush();
    }
    exchange.close();
  }
}
