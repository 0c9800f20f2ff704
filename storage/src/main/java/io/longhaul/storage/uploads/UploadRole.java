package io.longhaul.storage.uploads;

/** What an upload is for (tus: <i>concatenation</i>). */
public enum UploadRole {
  /** A file by itself. */
  WHOLE,
  /** A piece of a file; it cannot be used alone. */
  PARTIAL,
  /** A file put together of pieces; clients send no bytes to it. */
  FINAL
}
