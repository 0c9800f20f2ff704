package io.longhaul.client;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses of the API. */
record Endpoints(URI server) {

  HttpRequest.Builder operations() {
    return at("/v1/operations");
  }

  HttpRequest.Builder operations(OperationFilter filter, @Nullable String pageToken) {
    List<String> query = new ArrayList<>();
    filter.statuses().forEach(value -> add(query, "status", value));
    filter.states().forEach(value -> add(query, "state", value));
    filter.labels().forEach(value -> add(query, "label", value));
    add(query, "kind", filter.kind());
    add(query, "tenant", filter.tenant());
    add(query, "owner", filter.owner());
    add(query, "createdAfter", filter.createdAfter());
    add(query, "createdBefore", filter.createdBefore());
    add(query, "pageSize", filter.pageSize());
    add(query, "pageToken", pageToken);
    return at("/v1/operations" + (query.isEmpty() ? "" : "?" + String.join("&", query)));
  }

  HttpRequest.Builder operation(String id, String rest) {
    return at("/v1/operations/" + encoded(id) + rest);
  }

  HttpRequest.Builder artifact(String id, String name) {
    return operation(id, "/artifacts/" + encoded(name));
  }

  HttpRequest.Builder uploads() {
    return at("/v1/uploads");
  }

  HttpRequest.Builder kinds() {
    return at("/v1/kinds");
  }

  HttpRequest.Builder kind(String name) {
    return at("/v1/kinds/" + encoded(name));
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .header("Accept", "application/json, application/problem+json;q=0.9, */*;q=0.1");
  }

  private static void add(List<String> query, String name, @Nullable Object value) {
    if (value != null) {
      query.add(name + "=" + encoded(value.toString()));
    }
  }

  /** Percent-encoding that is right in paths and queries alike. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%7E", "~");
  }
}
