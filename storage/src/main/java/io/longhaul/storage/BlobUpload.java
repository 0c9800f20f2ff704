package io.longhaul.storage;

import java.io.OutputStream;
import java.util.Optional;

/**
 * A blob being written, invisible until it is published; closed without that, it never was. For one
 * thread, and one publication.
 */
public interface BlobUpload extends AutoCloseable {

  /**
   * Where the bytes go. Its methods throw {@link StorageException} and never {@link
   * java.io.IOException}; closing it flushes and publishes nothing.
   */
  OutputStream stream();

  /** Makes the blob visible and durable at once, in place of what had its key before. */
  BlobInfo publish();

  /**
   * Makes the blob visible and durable at once if no other has its key; otherwise discards it and
   * returns empty.
   */
  Optional<BlobInfo> publishIfAbsent();

  /** Discards what was not published. */
  @Override
  void close();
}
