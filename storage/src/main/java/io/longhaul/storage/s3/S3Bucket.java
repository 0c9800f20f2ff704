package io.longhaul.storage.s3;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobKey;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** One bucket: the calls that several parts of the store make. */
final class S3Bucket {

  private static final String CONTENT_TYPE = "application/octet-stream";

  /** How often another write may come in between. */
  private static final int CONFLICTS = 100;

  private final S3Clients clients;
  private final String name;

  S3Bucket(S3Clients clients, String name) {
    this.clients = clients;
    this.name = name;
  }

  S3Clients clients() {
    return clients;
  }

  String name() {
    return name;
  }

  /** On what condition an object is written. */
  record Condition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {

    static final Condition NONE = new Condition(null, null);
    static final Condition ABSENT = new Condition(null, "*");

    static Condition version(String version) {
      return new Condition(S3Objects.entityTag(version), null);
    }
  }

  /** The entity tag of what was written; empty if the condition failed. */
  Optional<String> put(BlobKey key, byte[] bytes, int length, Condition condition) {
    RequestBody body = body(bytes, length);
    return conditional(
        "write blob " + key,
        condition,
        () ->
            client(condition)
                .putObject(
                    request ->
                        request
                            .bucket(name)
                            .key(key.value())
                            .ifMatch(condition.ifMatch())
                            .ifNoneMatch(condition.ifNoneMatch()),
                    body)
                .eTag());
  }

  private S3Client client(Condition condition) {
    return condition.equals(Condition.NONE) ? clients.patient() : clients.once();
  }

  /** A call that gives the entity tag of what it wrote. */
  @FunctionalInterface
  interface Write {

    String run();
  }

  /** Runs a write until no other comes in between; empty if its condition failed. */
  static Optional<String> conditional(String what, Condition condition, Write write) {
    for (int tries = 1; ; tries++) {
      try {
        return Optional.of(write.run());
      } catch (SdkException e) {
        boolean lost =
            S3Failures.isConditionFailed(e)
                || (condition.ifMatch() != null && S3Failures.isMissing(e));
        if (lost) {
          return Optional.empty();
        }
        boolean undone = S3Failures.isConflict(e) || S3Failures.isBodyUnsent(e);
        if (!undone || tries == CONFLICTS) {
          throw S3Failures.of(what, e);
        }
      }
    }
  }

  // A supplier, since the bytes are read twice where they are signed.
  static RequestBody body(byte[] bytes, int length) {
    return RequestBody.fromContentProvider(
        ContentStreamProvider.fromInputStreamSupplier(
            () -> new ByteArrayInputStream(bytes, 0, length)),
        length,
        CONTENT_TYPE);
  }

  Optional<BlobInfo> describe(BlobKey key) {
    try {
      HeadObjectResponse head =
          clients.patient().headObject(request -> request.bucket(name).key(key.value()));
      return Optional.of(
          S3Objects.info(key, head.contentLength(), head.eTag(), head.lastModified()));
    } catch (SdkException e) {
      if (S3Failures.isMissing(e)) {
        return Optional.empty();
      }
      throw S3Failures.of("describe blob " + key, e);
    }
  }

  /** What was just written, unless another write has come since. */
  BlobInfo published(BlobKey key, long length, String entityTag) {
    return describe(key)
        .filter(present -> present.version().equals(S3Objects.version(entityTag)))
        .orElseGet(
            () -> S3Objects.info(key, length, Objects.requireNonNull(entityTag), Instant.now()));
  }
}
