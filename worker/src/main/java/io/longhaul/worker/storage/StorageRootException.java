package io.longhaul.worker.storage;

import io.longhaul.storage.StorageException;

/** The blob store cannot be used. */
final class StorageRootException extends RuntimeException {

  private static final long serialVersionUID = 1;

  StorageRootException(StorageException cause) {
    super(cause.getMessage(), cause);
  }
}
