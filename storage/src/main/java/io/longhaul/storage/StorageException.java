package io.longhaul.storage;

import org.jspecify.annotations.Nullable;

/** Storage did not do what was asked. The kinds differ in what a caller can do about it. */
public abstract sealed class StorageException extends RuntimeException
    permits BlobNotFoundException, StorageFullException, StorageUnavailableException {

  StorageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
