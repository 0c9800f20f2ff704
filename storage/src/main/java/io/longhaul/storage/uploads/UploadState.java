package io.longhaul.storage.uploads;

/** How far an upload is. */
public enum UploadState {
  /** Bytes are missing; it cannot be used yet. */
  INCOMPLETE,
  /** All bytes are there and never change again. */
  COMPLETE,
  /**
   * Expired or deleted: its id and its key stay taken for a while, so that they cannot come to mean
   * another file.
   */
  GONE
}
