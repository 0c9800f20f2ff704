package io.longhaul.storage.s3;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.BlobStoreConformance;
import org.junit.jupiter.api.BeforeEach;

/** Holds the bucket store to the contract: what it does for one user. */
final class S3BlobStoreConformanceTests extends BlobStoreConformance {

  private BlobStore store;

  @BeforeEach
  void open() {
    store = S3BlobStore.open(S3Server.shared().bucket());
  }

  @Override
  protected BlobStore store() {
    return store;
  }
}
