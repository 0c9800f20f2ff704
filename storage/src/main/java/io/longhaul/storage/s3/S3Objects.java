package io.longhaul.storage.s3;

import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Objects of a bucket as blobs. The version of a blob is its entity tag, without the quotes. */
final class S3Objects {

  private S3Objects() {}

  static String version(String entityTag) {
    return entityTag.replace("\"", "");
  }

  static String entityTag(String version) {
    return '"' + version + '"';
  }

  /** Answers to different calls differ in precision: whole seconds are what they have in common. */
  static BlobInfo info(BlobKey key, long length, String entityTag, Instant lastModified) {
    return new BlobInfo(
        key, length, version(entityTag), lastModified.truncatedTo(ChronoUnit.SECONDS));
  }

  /** Empty for an object that is none of ours. */
  static Optional<BlobKey> key(@Nullable String name) {
    try {
      return name == null ? Optional.empty() : Optional.of(new BlobKey(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
