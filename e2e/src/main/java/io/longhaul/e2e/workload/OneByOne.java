package io.longhaul.e2e.workload;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * A table in memory to which records are applied one by one in file order: the definition that the
 * real table is held against. Not thread-safe.
 */
public final class OneByOne {
  private final Shape shape;
  private final Map<String, String> rows = new HashMap<>();

  public OneByOne(Shape shape) {
    this.shape = shape;
  }

  /**
   * What came of a file.
   *
   * @param rejected the numbers of the records that were handed back, from 1
   */
  public record Applied(Counts counts, BitSet rejected) {}

  /** Applies a whole file. */
  public Applied apply(GeneratedFile file, Policy policy) {
    Counts[] counts = {Counts.NONE};
    BitSet rejected = new BitSet();
    file.forEach(entry -> {
      long before = counts[0].rejected();
      counts[0] = apply(entry, policy, counts[0]);
      if (counts[0].rejected() > before) {
        rejected.set((int) counts[0].read());
      }
    });
    return new Applied(counts[0], rejected);
  }

  /** Forgets all rows, as when the table is emptied. */
  public void clear() {
    rows.clear();
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }

  Map<String, String> rows() {
    return rows;
  }

  Shape shape() {
    return shape;
  }

  private Counts apply(Entry entry, Policy policy, Counts counts) {
    if (entry.fate() != Entry.Fate.GOOD) {
      return counts.rejectedOne();
    }
    String key = entry.key(shape);
    if (!rows.containsKey(key)) {
      rows.put(key, entry.row());
      return counts.insertedOne();
    }
    return switch (policy) {
      case UPDATE -> {
        rows.put(key, entry.row());
        yield counts.updatedOne();
      }
      case SKIP -> counts.skippedOne();
      case REJECT -> counts.rejectedOne();
    };
  }
}
