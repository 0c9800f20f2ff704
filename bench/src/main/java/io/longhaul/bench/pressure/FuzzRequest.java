package io.longhaul.bench.pressure;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request before it is bytes.
 *
 * @param target path and query, as they stand in the first line
 * @param headers without those that say how long the request is
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FuzzRequest(String method, String target, List<Header> headers, byte[] body) {

  /** A header. */
  record Header(String name, String value) {}

  FuzzRequest {
    headers = List.copyOf(headers);
  }

  static FuzzRequest of(String method, String target) {
    return new FuzzRequest(method, target, List.of(), new byte[0]);
  }

  FuzzRequest with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return with(more);
  }

  FuzzRequest with(List<Header> others) {
    return new FuzzRequest(method, target, others, body);
  }

  FuzzRequest body(byte[] other) {
    return new FuzzRequest(method, target, headers, other);
  }

  FuzzRequest body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  FuzzRequest method(String other) {
    return new FuzzRequest(other, target, headers, body);
  }

  FuzzRequest target(String other) {
    return new FuzzRequest(method, other, headers, body);
  }

  /** Whether its answer has no body, however long it says that it is. */
  boolean isHead() {
    return method.equals("HEAD");
  }

  /** What goes over the wire. */
  byte[] bytes(String host) {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: ").append(host);
    headers.forEach(
        each -> head.append("\r\n").append(each.name()).append(": ").append(each.value()));
    head.append("\r\nContent-Length: ").append(body.length).append("\r\n\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }
}
