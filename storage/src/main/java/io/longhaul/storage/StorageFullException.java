package io.longhaul.storage;

import org.jspecify.annotations.Nullable;

/** No space or quota is left; nothing was written. Passes when somebody makes room. */
public final class StorageFullException extends StorageException {

  /** Says where there is no room. */
  public StorageFullException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
