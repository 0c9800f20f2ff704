package io.longhaul.gateway.uploads;

import io.longhaul.storage.uploads.Upload;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An upload, as clients see it. */
record UploadDocument(
    String id,
    @Nullable Long length,
    long offset,
    @Nullable String sha256,
    boolean complete,
    Map<String, String> metadata,
    Instant createdAt,
    Instant expiresAt) {

  static UploadDocument of(Upload upload) {
    return new UploadDocument(
        upload.id().value(),
        upload.length(),
        upload.offset(),
        upload.sha256(),
        upload.isComplete(),
        new TreeMap<>(upload.metadata()),
        upload.createdAt(),
        upload.expiresAt());
  }
}
