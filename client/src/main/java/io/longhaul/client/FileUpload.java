package io.longhaul.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** One file on its way to the server, in the form of tus 1.0.0 creation-with-upload. */
final class FileUpload {
  /** Hashing and storing of what has arrived may take the server a while. */
  private static final Duration IDLE = Duration.ofMinutes(2);

  /** From here on it pays to ask whether the body is wanted (RFC 9110, section 10.1.1). */
  private static final long ASK_FIRST = 1 << 20;

  private final Endpoints endpoints;
  private final Path file;
  private final String key;
  private final UploadListener listener;
  private final long length;
  private final FileTime modified;
  private final AtomicLong sent = new AtomicLong();

  FileUpload(Endpoints endpoints, Path file, String key, UploadListener listener)
      throws IOException {
    this.endpoints = endpoints;
    this.file = file;
    this.key = key;
    this.listener = listener;
    this.length = Files.size(file);
    this.modified = Files.getLastModifiedTime(file);
  }

  Exchange<Upload> exchange() {
    return new Exchange<>(
        this::request, HttpResponse.BodyHandlers::ofByteArray, sent::get, IDLE, this::created);
  }

  private HttpRequest.Builder request() {
    return endpoints
        .uploads()
        .header("Tus-Resumable", "1.0.0")
        .header("Upload-Length", Long.toString(length))
        .header("Content-Type", "application/offset+octet-stream")
        .header("Idempotency-Key", IdempotencyKey.field(key))
        .expectContinue(length > ASK_FIRST)
        .POST(body());
  }

  private BodyPublisher body() {
    if (length == 0) {
      return BodyPublishers.noBody();
    }
    sent.set(0);
    try {
      requireUnchanged();
      BodyPublisher bytes = BodyPublishers.ofFile(file);
      return BodyPublishers.fromPublisher(new CountingPublisher(bytes, this::count), length);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private void count(long bytes) {
    listener.sent(sent.addAndGet(bytes), length);
  }

  private Upload created(HttpResponse<byte[]> response) throws IOException {
    requireUnchanged();
    long offset =
        response.headers().firstValue("Upload-Offset").map(Long::parseLong).orElse(length);
    if (offset != length) {
      throw new IOException("only " + offset + " of " + length + " bytes were kept");
    }
    JsonNode document = Documents.parse(response.body());
    if (!document.path("id").isString()) {
      throw new IOException("the answer to the upload has no id");
    }
    return Documents.read(document, Upload.class);
  }

  private void requireUnchanged() throws IOException {
    if (Files.size(file) != length || !Files.getLastModifiedTime(file).equals(modified)) {
      throw new UncheckedIOException(
          new IOException(file + " was changed while it was being uploaded."));
    }
  }
}
