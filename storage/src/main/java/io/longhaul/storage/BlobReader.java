package io.longhaul.storage;

/**
 * Positional reads of one version of a blob: what is written to the key afterwards is never mixed
 * in. Safe for several threads.
 */
public interface BlobReader extends AutoCloseable {

  /** Bytes. */
  long length();

  /**
   * Reads at least one byte at a position, or returns -1 at the end and beyond it.
   *
   * @throws StorageException if the bytes cannot be had (also: no longer)
   */
  int read(long position, byte[] buffer, int offset, int count);

  @Override
  void close();
}
