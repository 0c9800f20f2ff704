package io.longhaul.storage.s3;

import io.longhaul.storage.BlobKey;
import io.longhaul.storage.s3.S3Bucket.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** A multipart upload under way. It has no effect until it is completed. */
final class S3Parts {

  private static final Logger LOG = LoggerFactory.getLogger(S3Parts.class);

  /** What a blob of one part may have. */
  private static final int FIRST_LENGTH = 8 << 20;

  /** An upload has 10,000 parts at most, so that later ones are longer. */
  private static final int DOUBLED_EVERY = 2500;

  private final S3Bucket bucket;
  private final BlobKey key;
  private final String uploadId;
  private final List<CompletedPart> sent = new ArrayList<>();

  private S3Parts(S3Bucket bucket, BlobKey key, String uploadId) {
    this.bucket = bucket;
    this.key = key;
    this.uploadId = uploadId;
  }

  static S3Parts begin(S3Bucket bucket, BlobKey key) {
    try {
      String uploadId =
          bucket
              .clients()
              .patient()
              .createMultipartUpload(request -> request.bucket(bucket.name()).key(key.value()))
              .uploadId();
      return new S3Parts(bucket, key, uploadId);
    } catch (SdkException e) {
      throw S3Failures.of("begin blob " + key, e);
    }
  }

  /** Of the next part; null stands for an upload that has not begun. */
  static int lengthOf(@Nullable S3Parts parts) {
    return FIRST_LENGTH << (parts == null ? 0 : parts.sent.size() / DOUBLED_EVERY);
  }

  void send(byte[] bytes, int count) {
    int number = sent.size() + 1;
    try {
      String entityTag =
          bucket
              .clients()
              .patient()
              .uploadPart(
                  request ->
                      request
                          .bucket(bucket.name())
                          .key(key.value())
                          .uploadId(uploadId)
                          .partNumber(number),
                  S3Bucket.body(bytes, count))
              .eTag();
      sent.add(CompletedPart.builder().partNumber(number).eTag(entityTag).build());
    } catch (SdkException e) {
      throw S3Failures.of("write a part of blob " + key, e);
    }
  }

  /** The entity tag; empty if the condition failed. */
  Optional<String> complete(Condition condition) {
    return S3Bucket.conditional(
        "publish blob " + key,
        condition,
        () ->
            bucket
                .clients()
                .once()
                .completeMultipartUpload(request ->
                    request
                        .bucket(bucket.name())
                        .key(key.value())
                        .uploadId(uploadId)
                        .ifNoneMatch(condition.ifNoneMatch())
                        .multipartUpload(parts -> parts.parts(sent)))
                .eTag());
  }

  /** What cannot be aborted now is left to the life-cycle rule of the bucket. */
  void abort() {
    try {
      bucket
          .clients()
          .patient()
          .abortMultipartUpload(
              request -> request.bucket(bucket.name()).key(key.value()).uploadId(uploadId));
    } catch (SdkException e) {
      LOG.warn("A multipart upload could not be aborted", e);
    }
  }
}
