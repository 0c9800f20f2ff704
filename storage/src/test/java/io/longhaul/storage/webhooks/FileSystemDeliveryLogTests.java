package io.longhaul.storage.webhooks;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Holds a log of deliveries in a directory to what it does in every store. */
final class FileSystemDeliveryLogTests extends DeliveryLogConformance {

  @TempDir private Path directory;

  @Override
  BlobStore emptyStore() {
    return FileSystemBlobStore.open(directory);
  }
}
