package io.longhaul.storage.s3;

import io.longhaul.storage.BlobKey;
import io.longhaul.storage.StorageException;
import io.longhaul.storage.StorageUnavailableException;
import io.longhaul.storage.s3.S3Bucket.Condition;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tries whether a bucket is there, may be written to, and keeps to the conditions of writes: on a
 * server that ignores them, work would be lost unseen.
 */
final class S3Probe {

  private static final byte[] ONE = {1};
  private static final String OTHER_VERSION = "00000000000000000000000000000000";

  private S3Probe() {}

  static void check(S3Bucket bucket, S3Location location) {
    BlobKey key = BlobKey.of("probe", UUID.randomUUID().toString());
    boolean kept;
    try {
      kept =
          put(bucket, key, Condition.ABSENT)
              && !put(bucket, key, Condition.ABSENT)
              && !put(bucket, key, Condition.version(OTHER_VERSION));
      bucket
          .clients()
          .patient()
          .deleteObject(request -> request.bucket(bucket.name()).key(key.value()));
    } catch (StorageException | SdkException e) {
      throw new StorageUnavailableException(
          ("Cannot use the bucket %s at %s as a blob store (%s). It must exist, and the credentials"
                  + " must allow to list it, and to read, write and delete its objects.")
              .formatted(location.bucket(), where(location), reason(e)),
          e);
    }
    if (!kept) {
      throw new StorageUnavailableException(
          ("Cannot use the bucket %s at %s as a blob store: the server ignores If-None-Match or"
                  + " If-Match of PUT. Amazon S3 keeps to both since November 2024; so must others.")
              .formatted(location.bucket(), where(location)),
          null);
    }
  }

  private static boolean put(S3Bucket bucket, BlobKey key, Condition condition) {
    return bucket.put(key, ONE, ONE.length, condition).isPresent();
  }

  private static String where(S3Location location) {
    return location.endpoint() == null
        ? "Amazon S3 in " + location.region()
        : location.endpoint().toString();
  }

  private static String reason(RuntimeException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }
}
