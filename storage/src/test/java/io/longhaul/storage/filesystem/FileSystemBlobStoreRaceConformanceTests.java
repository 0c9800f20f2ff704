package io.longhaul.storage.filesystem;

import io.longhaul.storage.BlobStoreRaceConformance;
import io.longhaul.storage.StoreOpener;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Holds the directory store to the contract: what it does for many at once. */
final class FileSystemBlobStoreRaceConformanceTests extends BlobStoreRaceConformance {

  @TempDir private Path directory;

  @Override
  protected Class<? extends StoreOpener> opener() {
    return FileSystemStoreOpener.class;
  }

  @Override
  protected String address() {
    return directory.toString();
  }
}
