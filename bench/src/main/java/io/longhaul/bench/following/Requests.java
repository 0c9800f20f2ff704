package io.longhaul.bench.following;

import io.longhaul.bench.stack.BenchStack;

/** Requests as text, for connections that are no more than sockets. */
record Requests(String host, String token) {

  static Requests to(BenchStack stack) {
    return new Requests(stack.stack().gateway().getAuthority(), stack.token());
  }

  /** The stream of an operation. */
  String events(String id) {
    return get("/v1/operations/" + id + "/events", "Accept: text/event-stream\r\n");
  }

  /** The document of an operation, when it has changed. */
  String waiting(String id) {
    return get("/v1/operations/" + id, "Prefer: wait=60\r\n");
  }

  /** Anything else. */
  String get(String path, String headers) {
    return "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n%s\r\n"
        .formatted(path, host, token, headers);
  }
}
