package io.longhaul.storage.filesystem;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.BlobStoreModelConformance;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Holds the directory store to the contract: random operations. */
final class FileSystemBlobStoreModelConformanceTests extends BlobStoreModelConformance {

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
