package io.longhaul.storage.artifacts;

import java.io.OutputStream;

/** An artifact being written; closed without being published, it never was. For one thread. */
public interface ArtifactWriter extends AutoCloseable {

  /**
   * Where the bytes go. Throws {@link io.longhaul.storage.StorageException}; closing it flushes and
   * publishes nothing.
   */
  OutputStream stream();

  /**
   * Publishes the artifact, once: if another attempt has done so before, this one is discarded and
   * the other returned.
   */
  Artifact publish();

  /** Discards what was not published. */
  @Override
  void close();
}
