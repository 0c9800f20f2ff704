package io.longhaul.datasets.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which columns, pairs and triples of them identify the records of a sample. */
final class SampleKeys {
  /** As many columns as are combined to pairs and to triples: 190 pairs, 165 triples. */
  private static final int PAIRED = 20;

  private static final int TRIPLED = 11;
  private static final int MAX_COMBINED = 6;
  private static final int EXPECTED_REPETITIONS = 5;

  private final long[] sample;
  private final int records;
  private final int columns;
  private final double[] supports;

  SampleKeys(long[] sample, int records, int columns) {
    this.sample = sample;
    this.records = records;
    this.columns = columns;
    supports = new double[columns];
  }

  /**
   * Unique and nearly unique columns, and unique combinations of columns that are not unique
   * themselves.
   */
  List<KeyCandidate> worthwhile(int[] suitable) {
    List<KeyCandidate> found = new ArrayList<>();
    List<Integer> combinable = new ArrayList<>();
    for (int column : suitable) {
      KeyCandidate single = counted(column);
      supports[column] = Occupancy.support(records, single.remembered());
      if (single.isNearlyUnique()) {
        found.add(single);
      }
      if (single.missing() == 0 && single.repeated() > 0) {
        combinable.add(column);
      }
    }
    addPairs(combinable.subList(0, Math.min(PAIRED, combinable.size())), found);
    if (found.stream().noneMatch(KeyCandidate::isUnique)) {
      addTriples(combinable.subList(0, Math.min(TRIPLED, combinable.size())), found);
    }
    return found;
  }

  private void addPairs(List<Integer> from, List<KeyCandidate> found) {
    int limit = found.size() + MAX_COMBINED;
    for (int i = 0; i < from.size(); i++) {
      for (int j = i + 1; j < from.size() && found.size() < limit; j++) {
        addIfUnique(found, from.get(i), from.get(j));
      }
    }
  }

  private void addTriples(List<Integer> from, List<KeyCandidate> found) {
    int limit = found.size() + MAX_COMBINED;
    for (int i = 0; i < from.size(); i++) {
      for (int j = i + 1; j < from.size(); j++) {
        for (int k = j + 1; k < from.size() && found.size() < limit; k++) {
          addIfUnique(found, from.get(i), from.get(j), from.get(k));
        }
      }
    }
  }

  private void addIfUnique(List<KeyCandidate> found, int... combined) {
    if (meansSomething(combined) && isUnique(combined)) {
      found.add(counted(combined));
    }
  }

  /**
   * Whether columns that had nothing to do with each other would repeat themselves some times in
   * this sample (the birthday problem); otherwise being unique is nothing but chance.
   */
  private boolean meansSomething(int... combined) {
    double combinations = 1;
    for (int column : combined) {
      combinations *= supports[column];
    }
    return (double) records * records / (2 * combinations) >= EXPECTED_REPETITIONS;
  }

  /** As counting, but done with at the first repetition, which mostly comes soon. */
  private boolean isUnique(int... combined) {
    LongSet seen = new LongSet();
    for (int i = 0; i < records; i++) {
      long hash = Hashes.combined(sample, i * columns, combined);
      if (hash == 0 || !seen.add(hash)) {
        return false;
      }
    }
    return records > 0;
  }

  private KeyCandidate counted(int... combined) {
    KeyCandidate candidate = new KeyCandidate(false, Arrays.copyOf(combined, combined.length));
    for (int i = 0; i < records; i++) {
      candidate.add(sample, i * columns);
    }
    return candidate;
  }
}
