package io.longhaul.datasets.infer;

/** Some columns that may identify a record, and how often they failed to. */
final class KeyCandidate {
  private final int[] columns;
  private final boolean wanted;
  private LongSet seen = new LongSet();
  private long missing;
  private long repeated;
  private long records;
  private boolean given;

  KeyCandidate(boolean wanted, int... columns) {
    this.columns = columns.clone();
    this.wanted = wanted;
  }

  void add(long[] hashes, int from) {
    if (given) {
      return;
    }
    records++;
    long hash = Hashes.combined(hashes, from, columns);
    if (hash == 0) {
      missing++;
    } else if (!seen.add(hash)) {
      repeated++;
    }
  }

  /** Stops counting and lets go of the memory; what was counted stays. */
  void giveUp() {
    given = true;
    seen = new LongSet();
  }

  /** Whether this ran to the end of the file, so that its counts mean something. */
  boolean isComplete() {
    return !given;
  }

  boolean isUnique() {
    return !given && missing == 0 && repeated == 0 && records > 0;
  }

  /** Whether so few records repeat it that they may be mistakes. */
  boolean isNearlyUnique() {
    return missing == 0 && repeated <= records / 100;
  }

  /** Whether the caller named it. */
  boolean isWanted() {
    return wanted;
  }

  int[] columns() {
    return columns.clone();
  }

  boolean has(int column) {
    for (int each : columns) {
      if (each == column) {
        return true;
      }
    }
    return false;
  }

  /** How many records have no value in one of the columns. */
  long missing() {
    return missing;
  }

  /** How many records repeat the key of an earlier one. */
  long repeated() {
    return repeated;
  }

  long records() {
    return records;
  }

  int remembered() {
    return seen.size();
  }
}
