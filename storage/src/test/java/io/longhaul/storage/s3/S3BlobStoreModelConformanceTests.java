package io.longhaul.storage.s3;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.BlobStoreModelConformance;
import org.junit.jupiter.api.BeforeEach;

/** Holds the bucket store to the contract: random operations. */
final class S3BlobStoreModelConformanceTests extends BlobStoreModelConformance {

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
