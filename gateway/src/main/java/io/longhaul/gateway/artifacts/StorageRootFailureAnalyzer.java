package io.longhaul.gateway.artifacts;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start-up that files cannot be kept, and what to do. */
final class StorageRootFailureAnalyzer extends AbstractFailureAnalyzer<StorageRootException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, StorageRootException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Set longhaul.storage.root (LONGHAUL_STORAGE_ROOT) to a directory that the gateway may"
            + " write to, the same for gateways and workers. In a bucket: longhaul.storage.kind=s3,"
            + " and longhaul.storage.bucket, endpoint, region and credentials-file.",
        cause);
  }
}
