package io.longhaul.storage.webhooks;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.s3.S3BlobStore;
import io.longhaul.storage.s3.S3Server;

/** Holds endpoints in a bucket to what they do in every store. */
final class S3EndpointsTests extends EndpointsConformance {

  @Override
  BlobStore emptyStore() {
    return S3BlobStore.open(S3Server.shared().bucket());
  }
}
