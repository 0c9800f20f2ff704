package io.longhaul.datasets.records;

import org.jspecify.annotations.Nullable;

/**
 * Reads the texts of one column: quickly when they are good, and with an explanation when they are
 * not. Thread-safe.
 */
interface ValueReader {

  /**
   * The value in PostgreSQL's text form, the same for equal values but for decimals' trailing
   * zeros; {@code null} if refused.
   */
  @Nullable String read(String text);

  /** Why {@link #read} refused this text. */
  Rejection explain(String text);

  /**
   * The part that this value has in a key: the same text if and only if PostgreSQL finds two values
   * equal.
   */
  default String keyPart(String value) {
    return value;
  }
}
