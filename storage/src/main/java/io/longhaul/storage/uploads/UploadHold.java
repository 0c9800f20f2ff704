package io.longhaul.storage.uploads;

/** Tells a sweep which operations are still there. */
@FunctionalInterface
public interface UploadHold {

  /**
   * Whether the record of an operation still exists.
   *
   * @throws RuntimeException if that cannot be said: the sweep then ends
   */
  boolean isThere(String operation);

  /** Hears of each upload that is looked at, so that a long sweep can show that it lives. */
  default void advance() {}
}
