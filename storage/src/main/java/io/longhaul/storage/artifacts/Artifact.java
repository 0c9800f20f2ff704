package io.longhaul.storage.artifacts;

import java.time.Instant;

/**
 * A published file of an operation. It never changes; it is there until it is deleted with its
 * operation.
 *
 * @param contentType media type, as its maker declared it
 * @param length bytes
 * @param sha256 of all bytes, lower-case hexadecimal
 */
public record Artifact(
    ArtifactId id, String contentType, long length, String sha256, Instant createdAt) {

  /** The name within the operation. */
  public String name() {
    return id.name();
  }
}
