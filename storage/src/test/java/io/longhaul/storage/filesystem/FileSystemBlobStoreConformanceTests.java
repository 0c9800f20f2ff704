package io.longhaul.storage.filesystem;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.BlobStoreConformance;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Holds the directory store to the contract: what it does for one user. */
final class FileSystemBlobStoreConformanceTests extends BlobStoreConformance {

  @TempDir private Path directory;
  private BlobStore store;

  @BeforeEach
  void open() {
    store = FileSystemBlobStore.open(directory);
  }

  @Override
  protected BlobStore store() {
    return store;
  }
}
