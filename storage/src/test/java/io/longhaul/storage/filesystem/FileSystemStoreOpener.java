package io.longhaul.storage.filesystem;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.StoreOpener;
import java.nio.file.Path;

/** Opens the store in the directory that the address names. */
public final class FileSystemStoreOpener implements StoreOpener {

  @Override
  public BlobStore open(String address) {
    return FileSystemBlobStore.open(Path.of(address));
  }
}
