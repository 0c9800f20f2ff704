package io.longhaul.client;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;

/** What goes wrong with one request. */
public sealed interface Fault {

  /** The connection is cut before the request is looked at. */
  record Dropped() implements Fault {}

  /** The request is obeyed, and the connection is cut instead of an answer. */
  record AnswerLost() implements Fault {}

  /** The connection is cut after so many bytes of the body have been read. */
  record BodyCut(int bytes) implements Fault {}

  /** The answer breaks off after so many bytes of it. */
  record AnswerCut(int bytes) implements Fault {}

  /** The answer is this status and nothing else happens. */
  record Answered(int status, Map<String, String> headers, String body) implements Fault {}

  /** Nothing is ever answered. */
  record Silent() implements Fault {}

  /** 503 with a problem document. */
  static Fault unavailable(int retryAfterSeconds) {
    return new Answered(
        503,
        Map.of("Retry-After", Integer.toString(retryAfterSeconds)),
        "{\"title\":\"The engine does not answer\",\"code\":\"ENGINE_UNAVAILABLE\"}");
  }

  /** Whether it strikes before the request is obeyed, and is then all that happens. */
  default boolean strikesFirst(HttpExchange exchange) throws IOException {
    switch (this) {
      case Dropped _ -> exchange.close();
      case BodyCut cut -> {
        exchange.getRequestBody().readNBytes(cut.bytes());
        exchange.close();
      }
      case Answered answer -> {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
      }
      case Silent _ -> {
        // Left open; the server's stop cuts it.
      }
      case AnswerLost _, AnswerCut _ -> {
        return false;
      }
    }
    return true;
  }
}
