package io.longhaul.storage.uploads;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An upload as it is stored. Its bytes lie in parts beside it, and how many there are is read from
 * those; fields that a later release adds are ignored by this one.
 *
 * @param progress how far the digest is; may be behind the bytes, never ahead
 */
record UploadRecord(
    String tenant,
    String owner,
    String fingerprint,
    @Nullable Long length,
    @Nullable String sha256,
    Map<String, String> metadata,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant deletedAt,
    UploadRole role,
    List<String> sources,
    @Nullable Progress progress) {

  private static final JsonMapper JSON = JsonMapper.shared();

  // What an earlier build wrote has neither role nor sources.
  UploadRecord {
    metadata = Map.copyOf(metadata);
    role = Objects.requireNonNullElse(role, UploadRole.WHOLE);
    sources = List.copyOf(Objects.requireNonNullElse(sources, List.of()));
  }

  /**
   * The digest of the first bytes, put aside.
   *
   * @param offset how many bytes it has seen
   */
  record Progress(long offset, String digest) {}

  static UploadRecord of(NewUpload request, Instant now, Instant expiresAt) {
    return new UploadRecord(
        request.tenant(),
        request.owner(),
        request.fingerprint(),
        request.length(),
        null,
        request.metadata(),
        now,
        expiresAt,
        null,
        request.role(),
        request.sources().stream().map(UploadId::value).toList(),
        null);
  }

  static UploadRecord parse(byte[] json) {
    return JSON.readValue(json, UploadRecord.class);
  }

  byte[] toJson() {
    return JSON.writeValueAsBytes(this);
  }

  UploadRecord completed(String digest, Instant expiry) {
    return with(length, digest, expiry, deletedAt, null);
  }

  UploadRecord advanced(Progress reached, Instant expiry) {
    return progress != null && progress.offset() >= reached.offset()
        ? this
        : with(length, sha256, expiry, deletedAt, reached);
  }

  UploadRecord declared(long bytes) {
    return with(bytes, sha256, expiresAt, deletedAt, progress);
  }

  UploadRecord deleted(Instant now) {
    return with(length, sha256, expiresAt, now, null);
  }

  private UploadRecord with(
      @Nullable Long bytes,
      @Nullable String digest,
      Instant expiry,
      @Nullable Instant deletion,
      @Nullable Progress reached) {
    return new UploadRecord(
        tenant,
        owner,
        fingerprint,
        bytes,
        digest,
        metadata,
        createdAt,
        expiry,
        deletion,
        role,
        sources,
        reached);
  }

  boolean isDeleted() {
    return deletedAt != null;
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** Whether it was deleted so long ago that nothing needs to remember it. */
  boolean isForgotten(Instant threshold) {
    return deletedAt != null && deletedAt.isBefore(threshold);
  }

  /** As others see it. */
  Upload toUpload(UploadId id, UploadState state, long offset) {
    return new Upload(
        id,
        tenant,
        owner,
        state,
        length,
        offset,
        sha256,
        metadata,
        createdAt,
        expiresAt,
        role,
        sources.stream().map(UploadId::new).toList());
  }
}
