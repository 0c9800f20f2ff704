package io.longhaul.activities.bulkimport;

import java.time.Duration;

/**
 * How files are read and applied.
 *
 * @param recordLimit bytes that one record may have, at most half of {@code chunkBytes}
 * @param chunkBytes bytes of the file that are applied in one transaction at most; an import needs
 *     about six times as much memory
 * @param chunkTime what one transaction should take; chunks grow and shrink towards it
 */
public record ImportSettings(int recordLimit, int chunkBytes, Duration chunkTime) {

  /** One mebibyte, four mebibytes, half a second. */
  public static final ImportSettings DEFAULT =
      new ImportSettings(1 << 20, 4 << 20, Duration.ofMillis(500));

  /**
   * @throws IllegalArgumentException if a chunk could not hold two records, or the time is not
   *     positive
   */
  public ImportSettings {
    if (recordLimit < 1 || chunkBytes / 2 < recordLimit) {
      throw new IllegalArgumentException(
          "The limit of a record (%d bytes) has to be positive and at most half of a chunk (%d bytes)."
              .formatted(recordLimit, chunkBytes));
    }
    if (!chunkTime.isPositive()) {
      throw new IllegalArgumentException("The time of a chunk has to be positive.");
    }
  }
}
