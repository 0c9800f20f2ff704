package io.longhaul.storage.uploads;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that a client sends or has sent, as of the moment it was looked at.
 *
 * @param owner who sent it (the subject of the token); whoever uses it is to be compared with this
 * @param length bytes, as declared; null while deferred
 * @param offset bytes received for good; equal to {@code length} when complete
 * @param sha256 of all bytes, lower-case hexadecimal; null unless complete
 * @param expiresAt when it is {@link UploadState#GONE}, unless an operation holds it
 * @param sources the pieces that a final upload is made of
 */
public record Upload(
    UploadId id,
    String tenant,
    String owner,
    UploadState state,
    @Nullable Long length,
    long offset,
    @Nullable String sha256,
    Map<String, String> metadata,
    Instant createdAt,
    Instant expiresAt,
    UploadRole role,
    List<UploadId> sources) {

  /** Takes copies. */
  public Upload {
    metadata = Map.copyOf(metadata);
    sources = List.copyOf(sources);
  }

  /** Whether all bytes are there. */
  public boolean isComplete() {
    return state == UploadState.COMPLETE;
  }

  /**
   * The name that the client gave the file (metadata {@code filename}), not to be trusted as a
   * path.
   */
  public @Nullable String filename() {
    return metadata.get("filename");
  }

  /** The media type that the client declared (metadata {@code filetype}). */
  public @Nullable String contentType() {
    return metadata.get("filetype");
  }
}
