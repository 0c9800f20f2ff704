package io.longhaul.activities.checkpoint;

/** What came of records; closes by construction: each record that was read is one of the four. */
public record Tally(long inserted, long updated, long skipped, long rejected) {

  /** Nothing yet. */
  public static final Tally NONE = new Tally(0, 0, 0, 0);

  /** All of them. */
  public long read() {
    return inserted + updated + skipped + rejected;
  }

  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(
        inserted + other.inserted,
        updated + other.updated,
        skipped + other.skipped,
        rejected + other.rejected);
  }
}
