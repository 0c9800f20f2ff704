package io.longhaul.storage.s3;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobKey;
import io.longhaul.storage.StorageUnavailableException;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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

  private static final int UNANSWERED = 3;

  // Of an object: by it a write whose answer was lost is told from another's.
  private static final String MARK = "longhaul-write";

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
    String mark = UUID.randomUUID().toString();
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
                            .metadata(Map.of(MARK, mark))
                            .ifMatch(condition.ifMatch())
                            .ifNoneMatch(condition.ifNoneMatch()),
                    body)
                .eTag(),
        () ->
            head(key)
                .filter(head -> mark.equals(head.metadata().get(MARK)))
                .map(HeadObjectResponse::eTag));
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

  /**
   * The same for a write that can be found again, so that it may be repeated when its answer is
   * lost.
   *
   * @param found the entity tag of what it wrote; empty when that is not there
   */
  private static Optional<String> conditional(
      String what, Condition condition, Write write, Supplier<Optional<String>> found) {
    for (int tries = 1; ; tries++) {
      try {
        Optional<String> written = conditional(what, condition, write);
        // What refuses the second try may be the first, which came late.
        return written.isPresent() || tries == 1 ? written : found.get();
      } catch (StorageUnavailableException e) {
        if (!S3Failures.isUnanswered(e)) {
          throw e;
        }
        Optional<String> written = found.get();
        if (written.isPresent()) {
          return written;
        }
        if (tries == UNANSWERED) {
          throw e;
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
    return head(key)
        .map(head -> S3Objects.info(key, head.contentLength(), head.eTag(), head.lastModified()));
  }

  private Optional<HeadObjectResponse> head(BlobKey key) {
    try {
      return Optional.of(
          clients.patient().headObject(request -> request.bucket(name).key(key.value())));
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
