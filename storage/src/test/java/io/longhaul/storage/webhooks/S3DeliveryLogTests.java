package io.longhaul.storage.webhooks;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.s3.S3BlobStore;
import io.longhaul.storage.s3.S3Server;

/** Holds a log of deliveries in a bucket to what it does in every store. */
final class S3DeliveryLogTests extends DeliveryLogConformance {

  @Override
  BlobStore emptyStore() {
    return S3BlobStore.open(S3Server.shared().bucket());
  }
}
