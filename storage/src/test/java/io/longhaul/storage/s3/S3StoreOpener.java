package io.longhaul.storage.s3;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.StoreOpener;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Opens buckets whose address is bucket, endpoint and file of the credentials. */
public final class S3StoreOpener implements StoreOpener {

  // A store holds nothing but its clients, which are dear to make; opening tries the server out.
  private static final Map<String, BlobStore> OPEN = new ConcurrentHashMap<>();

  static String address(S3Location location) {
    return String.join(
        " ",
        location.bucket(),
        Objects.requireNonNull(location.endpoint()).toString(),
        Objects.requireNonNull(location.credentialsFile()).toString());
  }

  @Override
  public BlobStore open(String address) {
    return OPEN.computeIfAbsent(address, S3StoreOpener::openBucket);
  }

  private static BlobStore openBucket(String address) {
    String[] words = address.split(" ", -1);
    return S3BlobStore.open(
        new S3Location(words[0], "us-east-1", URI.create(words[1]), Path.of(words[2])));
  }

  @Override
  public int heapMegabytes() {
    return 96;
  }
}
