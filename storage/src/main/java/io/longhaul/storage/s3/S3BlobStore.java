package io.longhaul.storage.s3;

import io.longhaul.storage.BlobContent;
import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobNotFoundException;
import io.longhaul.storage.BlobPage;
import io.longhaul.storage.BlobReader;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.BlobUpload;
import io.longhaul.storage.DownloadTerms;
import io.longhaul.storage.s3.S3Bucket.Condition;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A blob store in a bucket. A blob is one object; its version is the entity tag, so that writing
 * the same bytes again does not change it.
 *
 * <p>Conditional writes are tried again only by what knows its own write when it meets it.
 */
public final class S3BlobStore implements BlobStore {

  private final S3Bucket bucket;
  private final S3Links links;

  private S3BlobStore(S3Bucket bucket, S3Links links) {
    this.bucket = bucket;
    this.links = links;
  }

  /**
   * Opens a bucket that exists.
   *
   * @throws io.longhaul.storage.StorageException if it cannot be used; the message says what to do
   */
  public static S3BlobStore open(S3Location location) {
    S3Bucket bucket = new S3Bucket(S3Clients.of(location), location.bucket());
    S3Probe.check(bucket, location);
    return new S3BlobStore(bucket, new S3Links(bucket, location.region()));
  }

  @Override
  public BlobUpload begin(BlobKey key) {
    return new S3Upload(bucket, key);
  }

  @Override
  public boolean createIfAbsent(BlobKey key, byte[] content) {
    return putRecord(key, content, Condition.ABSENT);
  }

  @Override
  public boolean compareAndSet(BlobKey key, String expectedVersion, byte[] content) {
    return putRecord(key, content, Condition.version(expectedVersion));
  }

  private boolean putRecord(BlobKey key, byte[] content, Condition condition) {
    requireRecord(content.length);
    return bucket.put(key, content, content.length, condition).isPresent();
  }

  @Override
  public Optional<BlobContent> read(BlobKey key) {
    try (ResponseInputStream<GetObjectResponse> answer = get(key, null, null)) {
      long length = answer.response().contentLength();
      if (length > MAX_RECORD_LENGTH) {
        answer.abort();
      }
      requireRecord(length);
      return Optional.of(
          new BlobContent(answer.readAllBytes(), S3Objects.version(answer.response().eTag())));
    } catch (SdkException e) {
      if (S3Failures.isMissing(e)) {
        return Optional.empty();
      }
      throw S3Failures.of("read blob " + key, e);
    } catch (IOException e) {
      throw S3Failures.of(
          "read blob " + key, SdkException.builder().message("It broke off").cause(e).build());
    }
  }

  private static void requireRecord(long length) {
    if (length > MAX_RECORD_LENGTH) {
      throw new IllegalArgumentException(
          "A record has at most %d bytes, not %d: use a stream"
              .formatted(MAX_RECORD_LENGTH, length));
    }
  }

  @Override
  public Optional<BlobInfo> describe(BlobKey key) {
    return bucket.describe(key);
  }

  @Override
  public InputStream openRange(BlobKey key, long offset, long length) {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException("Not a range: %d+%d".formatted(offset, length));
    }
    if (length == 0) {
      return bucket
          .describe(key)
          .map(_ -> InputStream.nullInputStream())
          .orElseThrow(() -> new BlobNotFoundException(key));
    }
    return open(key, offset, length, null);
  }

  @Override
  public BlobReader openReader(BlobKey key) {
    BlobInfo blob = bucket.describe(key).orElseThrow(() -> new BlobNotFoundException(key));
    return new S3Reader(
        blob, (offset, length) -> open(key, offset, length, S3Objects.entityTag(blob.version())));
  }

  private InputStream open(BlobKey key, long offset, long length, @Nullable String entityTag) {
    boolean toTheEnd = length > Long.MAX_VALUE - offset;
    String range = "bytes=" + offset + "-" + (toTheEnd ? "" : offset + length - 1);
    try {
      return new S3Stream(key, get(key, offset == 0 && toTheEnd ? null : range, entityTag));
    } catch (SdkException e) {
      if (S3Failures.isMissing(e) || S3Failures.isConditionFailed(e)) {
        throw new BlobNotFoundException(key);
      }
      if (S3Failures.isBeyondEnd(e)) {
        return InputStream.nullInputStream();
      }
      throw S3Failures.of("open blob " + key, e);
    }
  }

  private ResponseInputStream<GetObjectResponse> get(
      BlobKey key, @Nullable String range, @Nullable String entityTag) {
    return bucket
        .clients()
        .patient()
        .getObject(request ->
            request.bucket(bucket.name()).key(key.value()).range(range).ifMatch(entityTag));
  }

  @Override
  public BlobPage list(String prefix, @Nullable BlobKey after, int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException(
          "A page has 1 to %d blobs, not %d".formatted(MAX_PAGE, limit));
    }
    try {
      ListObjectsV2Response page =
          bucket
              .clients()
              .patient()
              .listObjectsV2(request ->
                  request
                      .bucket(bucket.name())
                      .prefix(prefix)
                      .startAfter(after == null ? null : after.value())
                      .maxKeys(limit));
      List<BlobInfo> blobs =
          page.contents().stream().flatMap(object -> blob(object).stream()).toList();
      boolean more = page.isTruncated() && !blobs.isEmpty();
      return new BlobPage(blobs, more ? blobs.getLast().key() : null);
    } catch (SdkException e) {
      throw S3Failures.of("list blobs", e);
    }
  }

  private static Optional<BlobInfo> blob(S3Object object) {
    return S3Objects.key(object.key())
        .map(key -> S3Objects.info(key, object.size(), object.eTag(), object.lastModified()));
  }

  @Override
  public void delete(BlobKey key) {
    try {
      bucket
          .clients()
          .patient()
          .deleteObject(request -> request.bucket(bucket.name()).key(key.value()));
    } catch (SdkException e) {
      if (!S3Failures.isMissing(e)) {
        throw S3Failures.of("delete blob " + key, e);
      }
    }
  }

  @Override
  public boolean compareAndDelete(BlobKey key, String expectedVersion) {
    // Not every server refuses to delete what is not there.
    if (bucket.describe(key).filter(it -> it.version().equals(expectedVersion)).isEmpty()) {
      return false;
    }
    Condition condition = Condition.version(expectedVersion);
    return S3Bucket.conditional(
            "delete blob " + key,
            condition,
            () -> {
              bucket
                  .clients()
                  .once()
                  .deleteObject(request ->
                      request.bucket(bucket.name()).key(key.value()).ifMatch(condition.ifMatch()));
              return expectedVersion;
            })
        .isPresent();
  }

  @Override
  public Optional<URI> link(BlobKey key, DownloadTerms terms) {
    return Optional.of(links.link(key, terms));
  }
}
