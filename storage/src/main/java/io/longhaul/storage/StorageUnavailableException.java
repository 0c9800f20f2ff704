package io.longhaul.storage;

import org.jspecify.annotations.Nullable;

/** Storage cannot be reached or gave an I/O error: may pass by itself, so trying again is right. */
public final class StorageUnavailableException extends StorageException {

  /** Says what was tried. */
  public StorageUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
