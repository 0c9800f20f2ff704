package io.longhaul.storage.uploads;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An upload as it is stored: the only place of its state. Bytes lie in parts, in order; fields that
 * a later release adds are ignored by this one.
 */
record UploadRecord(
    String tenant,
    String owner,
    String fingerprint,
    @Nullable Long length,
    @Nullable String sha256,
    List<Part> parts,
    Map<String, String> metadata,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant deletedAt) {

  private static final JsonMapper JSON = JsonMapper.shared();

  UploadRecord {
    parts = List.copyOf(parts);
    metadata = Map.copyOf(metadata);
  }

  /** One run of bytes: the last segment of its blob's key, and its length in bytes. */
  record Part(String name, long length) {}

  static UploadRecord of(NewUpload request, Instant now, Instant expiresAt) {
    return new UploadRecord(
        request.tenant(),
        request.owner(),
        request.fingerprint(),
        request.length(),
        null,
        List.of(),
        request.metadata(),
        now,
        expiresAt,
        null);
  }

  static UploadRecord parse(byte[] json) {
    return JSON.readValue(json, UploadRecord.class);
  }

  byte[] toJson() {
    return JSON.writeValueAsBytes(this);
  }

  UploadRecord completed(Part part, String digest, Instant expiry) {
    return new UploadRecord(
        tenant,
        owner,
        fingerprint,
        length,
        digest,
        List.of(part),
        metadata,
        createdAt,
        expiry,
        deletedAt);
  }

  UploadRecord deleted(Instant now) {
    return new UploadRecord(
        tenant, owner, fingerprint, length, sha256, List.of(), metadata, createdAt, expiresAt, now);
  }

  UploadState state(Instant now) {
    if (deletedAt != null || !now.isBefore(expiresAt)) {
      return UploadState.GONE;
    }
    return sha256 == null ? UploadState.INCOMPLETE : UploadState.COMPLETE;
  }

  /** Whether it was deleted so long ago that nothing needs to remember it. */
  boolean isForgotten(Instant threshold) {
    return deletedAt != null && deletedAt.isBefore(threshold);
  }

  long offset() {
    return parts.stream().mapToLong(Part::length).sum();
  }

  Upload toUpload(UploadId id, Instant now) {
    return new Upload(
        id, tenant, owner, state(now), length, offset(), sha256, metadata, createdAt, expiresAt);
  }
}
