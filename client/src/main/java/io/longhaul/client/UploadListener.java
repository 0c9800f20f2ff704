package io.longhaul.client;

/** Hears how far an upload is. Called from the thread that sends; it must return quickly. */
@FunctionalInterface
public interface UploadListener {
  /** Hears nothing. */
  UploadListener NONE = (sent, total) -> {};

  /**
   * Hears of progress.
   *
   * @param sent bytes of this attempt; falls back to 0 when the upload starts again
   * @param total bytes in all
   */
  void sent(long sent, long total);
}
