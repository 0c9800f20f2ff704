package io.longhaul.worker.storage;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import io.longhaul.storage.s3.S3BlobStore;
import io.longhaul.storage.s3.S3Location;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where files are kept; gateways and workers share it.
 *
 * @param kind {@code filesystem} or {@code s3}
 * @param root directory of the blob store
 * @param bucket of S3; it must exist
 * @param endpoint of a server other than Amazon's that speaks S3; null for Amazon's
 * @param region of the bucket
 * @param credentialsFile in the form of {@code ~/.aws/credentials}, profile {@code default}, read
 *     again when it changes; null for what the environment offers
 */
@ConfigurationProperties("longhaul.storage")
public record StorageSettings(
    @DefaultValue("filesystem") StorageKind kind,
    @DefaultValue(".longhaul/blobs") Path root,
    @Nullable String bucket,
    @Nullable URI endpoint,
    @DefaultValue("us-east-1") String region,
    @Nullable Path credentialsFile) {

  /** Refuses what cannot be used. */
  public StorageSettings {
    if (kind == StorageKind.S3 && (bucket == null || bucket.isBlank())) {
      throw new IllegalArgumentException(
          "longhaul.storage.bucket must name a bucket when longhaul.storage.kind is s3.");
    }
  }

  BlobStore open() {
    return kind == StorageKind.FILESYSTEM || bucket == null
        ? FileSystemBlobStore.open(root)
        : S3BlobStore.open(new S3Location(bucket, region, endpoint, credentialsFile));
  }
}
