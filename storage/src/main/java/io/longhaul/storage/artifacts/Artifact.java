package io.longhaul.storage.artifacts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A published file of an operation. It never changes; it is there until it is deleted with its
 * operation.
 *
 * @param contentType media type, as its maker declared it
 * @param length bytes
 * @param sha256 of all bytes, lower-case hexadecimal
 * @param filename under which people save it, of any characters; null for its name
 */
public record Artifact(
    ArtifactId id,
    String contentType,
    long length,
    String sha256,
    Instant createdAt,
    @Nullable String filename) {

  /** The name within the operation. */
  public String name() {
    return id.name();
  }
}
