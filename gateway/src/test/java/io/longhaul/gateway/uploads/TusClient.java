package io.longhaul.gateway.uploads;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The verbs of tus 1.0.0; headers are given as names and values in turn. */
record TusClient(Api api) {

  private static final String CONTENT = "application/offset+octet-stream";

  /** POST without bytes. */
  Reply create(String... headers) {
    return send("POST", "/v1/uploads", BodyPublishers.noBody(), headers);
  }

  /** The path of a new upload of so many bytes. */
  String created(long length) {
    return pathOf(create("Upload-Length", Long.toString(length)));
  }

  static String pathOf(Reply created) {
    String location = Objects.requireNonNull(created.header("Location"), created.text());
    return location.substring(location.indexOf("/v1/"));
  }

  Reply head(String path) {
    return send("HEAD", path, BodyPublishers.noBody());
  }

  Reply patch(String path, long offset, byte[] content, String... headers) {
    return patch(path, offset, BodyPublishers.ofByteArray(content), headers);
  }

  Reply patch(String path, long offset, BodyPublisher content, String... headers) {
    List<String> all = new ArrayList<>(Arrays.asList(headers));
    all.addAll(List.of("Upload-Offset", Long.toString(offset), "Content-Type", CONTENT));
    return send("PATCH", path, content, all.toArray(String[]::new));
  }

  Reply delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  /** Any request, with the version of the protocol. */
  Reply send(String method, String path, BodyPublisher content, String... headers) {
    List<String> all = new ArrayList<>(Arrays.asList(headers));
    all.addAll(List.of("Tus-Resumable", "1.0.0"));
    return api.send(method, path, content, all.toArray(String[]::new));
  }
}
