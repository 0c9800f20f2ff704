package io.longhaul.storage.s3;

import io.longhaul.storage.BlobStoreRaceConformance;
import io.longhaul.storage.StoreOpener;

/** Holds the bucket store to the contract: what it does for many at once. */
final class S3BlobStoreRaceConformanceTests extends BlobStoreRaceConformance {

  private final String address = S3StoreOpener.address(S3Server.shared().bucket());

  @Override
  protected Class<? extends StoreOpener> opener() {
    return S3StoreOpener.class;
  }

  @Override
  protected String address() {
    return address;
  }
}
