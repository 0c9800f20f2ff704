package io.longhaul.datasets.infer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for columns that identify a record. A sample of the first records decides which columns,
 * pairs and triples are worth following; those are followed to the end of the file by sets of
 * hashes, of which there are {@link #MAX_REMEMBERED} in all: when they are used up, the least
 * promising candidate is given up. What is called unique is; what is called repeated is all but
 * certainly.
 */
final class KeySearch {
  static final int SAMPLE_RECORDS = 20_000;

  /** At most 64 MiB in sets. */
  static final int MAX_REMEMBERED = 4_000_000;

  /** Columns further right are not looked at. */
  static final int MAX_COLUMNS = 64;

  private final int columns;
  private final int maxRemembered;
  private final @Nullable KeyCandidate wanted;
  private final IntPredicate suitable;
  private final List<KeyCandidate> followed = new ArrayList<>();
  private long[] sample;
  private int sampled;

  /**
   * @param wanted the columns that the caller names, empty for none
   * @param suitable whether a column, after the sample, is of a type that identifies
   */
  KeySearch(int columns, int[] wanted, IntPredicate suitable, int maxRemembered) {
    int last = IntStream.of(wanted).max().orElse(0);
    this.columns = Math.max(Math.min(columns, MAX_COLUMNS), last + 1);
    this.wanted = wanted.length == 0 ? null : new KeyCandidate(true, wanted);
    this.suitable = suitable;
    this.maxRemembered = maxRemembered;
    sample = new long[64 * this.columns];
  }

  void add(List<String> fields) {
    if (sampled == SAMPLE_RECORDS) {
      follow(hashes(fields), 0);
      return;
    }
    if (sample.length < (sampled + 1) * columns) {
      sample =
          java.util.Arrays.copyOf(sample, Math.min(sample.length * 2, SAMPLE_RECORDS * columns));
    }
    System.arraycopy(hashes(fields), 0, sample, sampled * columns, columns);
    sampled++;
    if (sampled == SAMPLE_RECORDS) {
      choose();
    }
  }

  /** All that was followed, the most promising first. */
  List<KeyCandidate> finish() {
    if (sampled < SAMPLE_RECORDS) {
      choose();
    }
    return List.copyOf(followed);
  }

  private long[] hashes(List<String> fields) {
    long[] hashes = new long[columns];
    for (int i = 0; i < columns; i++) {
      hashes[i] = Hashes.of(fields.get(i));
    }
    return hashes;
  }

  private void follow(long[] hashes, int from) {
    long remembered = 0;
    for (KeyCandidate candidate : followed) {
      candidate.add(hashes, from);
      remembered += candidate.remembered();
    }
    if (remembered > maxRemembered) {
      followed.reversed().stream()
          .filter(KeyCandidate::isComplete)
          .findFirst()
          .ifPresent(KeyCandidate::giveUp);
    }
  }

  private void choose() {
    if (wanted != null) {
      followed.add(replayed(wanted));
    }
    List<KeyCandidate> worthwhile =
        new SampleKeys(sample, sampled, columns)
            .worthwhile(IntStream.range(0, columns).filter(suitable).toArray());
    worthwhile.stream()
        .sorted(Comparator.comparing((KeyCandidate each) -> each.repeated() > 0))
        .forEach(followed::add);
    sample = new long[0];
  }

  private KeyCandidate replayed(KeyCandidate candidate) {
    for (int i = 0; i < sampled; i++) {
      candidate.add(sample, i * columns);
    }
    return candidate;
  }
}
