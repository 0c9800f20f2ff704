package io.longhaul.client;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The calls that change what happens to an operation. */
final class Controls {
  private static final int NO_CONTENT = 204;

  private final Transport transport;
  private final Endpoints endpoints;

  Controls(Transport transport, Endpoints endpoints) {
    this.transport = transport;
    this.endpoints = endpoints;
  }

  Submission submit(JsonNode body, String key) {
    return transport.send(
        Exchange.small(
            () ->
                json(endpoints.operations(), body)
                    .header("Idempotency-Key", IdempotencyKey.field(key)),
            response -> {
              String replayed = response.headers().firstValue("Idempotent-Replayed").orElse("");
              return new Submission(
                  Documents.operation(response.body()), replayed.equalsIgnoreCase("true"));
            }));
  }

  Operation command(String id, String verb, @Nullable JsonNode input, @Nullable String reason) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (input != null) {
      body.set("input", input);
    }
    if (reason != null) {
      body.put("reason", reason);
    }
    String command = UUID.randomUUID().toString();
    return transport.send(
        Exchange.small(
            () ->
                json(endpoints.operation(id, ":" + verb), body)
                    .header("Idempotency-Key", IdempotencyKey.field(command)),
            response -> Documents.operation(response.body())));
  }

  /** Asks to fail it; an answer that was lost is made up for by looking at what became of it. */
  Operation fail(String id, @Nullable String reason) {
    try {
      return command(id, "fail", null, reason);
    } catch (RefusedException e) {
      if (!e.repeated() || e.problem().httpStatus() != 409) {
        throw e;
      }
      Operation now = get(id);
      if (now.error() != null && now.error().code().equals("FAILED_BY_OPERATOR")) {
        return now;
      }
      throw e;
    }
  }

  @Nullable Operation delete(String id) {
    try {
      return transport
          .send(Exchange.small(() -> endpoints.operation(id, "").DELETE(), Controls::leftOver))
          .orElse(null);
    } catch (RefusedException e) {
      if (e.repeated() && e.problem().httpStatus() == 410) {
        return null;
      }
      throw e;
    }
  }

  private static Optional<Operation> leftOver(HttpResponse<byte[]> response) {
    return response.statusCode() == NO_CONTENT
        ? Optional.empty()
        : Optional.of(Documents.operation(response.body()));
  }

  Operation get(String id) {
    return transport.send(
        Exchange.small(
            () -> endpoints.operation(id, "").GET(),
            response -> Documents.operation(response.body())));
  }

  private static HttpRequest.Builder json(HttpRequest.Builder request, JsonNode body) {
    return request
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(Documents.MAPPER.writeValueAsBytes(body)));
  }
}
