package io.longhaul.storage.uploads;

import java.time.Duration;

/**
 * How long uploads are kept.
 *
 * @param incomplete from creation, while bytes are missing
 * @param complete from completion; longer than the operations that use a file can be retried
 * @param tombstone from expiry or deletion: how long id and key then stay taken
 */
public record Retention(Duration incomplete, Duration complete, Duration tombstone) {

  /** A week for what is incomplete, 62 days for what is complete, 32 days for tombstones. */
  public static final Retention DEFAULT =
      new Retention(Duration.ofDays(7), Duration.ofDays(62), Duration.ofDays(32));
}
