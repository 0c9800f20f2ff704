package io.longhaul.e2e.workload;

/** The ledger of an import, as somebody who applies the records one by one keeps it. */
public record Counts(long read, long inserted, long updated, long skipped, long rejected) {

  /** Nothing read yet. */
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  /** Whether every record that was read has an end. */
  public boolean closes() {
    return read == inserted + updated + skipped + rejected;
  }

  /** Both together. */
  public Counts plus(Counts other) {
    return new Counts(
        read + other.read,
        inserted + other.inserted,
        updated + other.updated,
        skipped + other.skipped,
        rejected + other.rejected);
  }

  Counts insertedOne() {
    return new Counts(read + 1, inserted + 1, updated, skipped, rejected);
  }

  Counts updatedOne() {
    return new Counts(read + 1, inserted, updated + 1, skipped, rejected);
  }

  Counts skippedOne() {
    return new Counts(read + 1, inserted, updated, skipped + 1, rejected);
  }

  Counts rejectedOne() {
    return new Counts(read + 1, inserted, updated, skipped, rejected + 1);
  }
}
