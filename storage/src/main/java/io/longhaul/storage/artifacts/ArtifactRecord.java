package io.longhaul.storage.artifacts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An artifact as it is stored; {@code content} is the last segment of the key of its bytes. */
record ArtifactRecord(
    String content,
    String contentType,
    long length,
    String sha256,
    Instant createdAt,
    @Nullable String filename) {

  private static final JsonMapper JSON = JsonMapper.shared();

  static ArtifactRecord parse(byte[] json) {
    return JSON.readValue(json, ArtifactRecord.class);
  }

  byte[] toJson() {
    return JSON.writeValueAsBytes(this);
  }

  Artifact toArtifact(ArtifactId id) {
    return new Artifact(id, contentType, length, sha256, createdAt, filename);
  }
}
