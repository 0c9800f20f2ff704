package io.longhaul.storage.uploads;

import io.longhaul.storage.Sha256;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a client declares of a file before it sends it.
 *
 * @param tenant from the token, as is {@code owner}
 * @param length bytes; null while the client does not know yet (tus: <i>creation-defer-length</i>)
 * @param metadata of {@code Upload-Metadata}, decoded
 * @param sources the pieces that a {@link UploadRole#FINAL} upload is made of, in order
 */
public record NewUpload(
    String tenant,
    String idempotencyKey,
    String owner,
    @Nullable Long length,
    Map<String, String> metadata,
    UploadRole role,
    List<UploadId> sources) {

  /** Takes copies. */
  public NewUpload {
    if (length != null && length < 0) {
      throw new IllegalArgumentException("An upload cannot have %d bytes".formatted(length));
    }
    metadata = Map.copyOf(metadata);
    sources = List.copyOf(sources);
  }

  /** A file by itself. */
  public NewUpload(
      String tenant,
      String idempotencyKey,
      String owner,
      @Nullable Long length,
      Map<String, String> metadata) {
    this(tenant, idempotencyKey, owner, length, metadata, UploadRole.WHOLE, List.of());
  }

  /** The same as a piece of a file. */
  public NewUpload asPartial() {
    return new NewUpload(
        tenant, idempotencyKey, owner, length, metadata, UploadRole.PARTIAL, List.of());
  }

  /** The same as a file made of pieces. */
  public NewUpload asFinal(List<UploadId> pieces) {
    return new NewUpload(tenant, idempotencyKey, owner, length, metadata, UploadRole.FINAL, pieces);
  }

  /** The id that this upload has, whether it exists or not. */
  public UploadId id() {
    return UploadId.of(tenant, idempotencyKey);
  }

  /** Equal for a repetition of the same request, different when what was declared differs. */
  String fingerprint() {
    StringBuilder text =
        new StringBuilder("length ").append(length == null ? "deferred" : length).append('\n');
    if (role != UploadRole.WHOLE) {
      text.append(role).append(' ').append(sources).append('\n');
    }
    new TreeMap<>(metadata)
        .forEach((name, value) -> {
          text.append(name.length()).append(' ').append(name).append('=');
          text.append(value.length()).append(' ').append(value).append('\n');
        });
    return "v1:" + Sha256.of(text.toString());
  }
}
