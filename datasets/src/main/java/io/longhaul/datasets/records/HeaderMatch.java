package io.longhaul.datasets.records;

import io.longhaul.datasets.Dataset;
import java.util.List;
import java.util.stream.IntStream;

/** A dataset laid over a file's header: either where each column is, or all that is wrong. */
public sealed interface HeaderMatch {

  /**
   * The columns that rejects files add; a header that has them is the header of corrected rejects.
   */
  List<String> REJECT_COLUMNS = List.of("_row", "_column", "_code", "_message");

  /**
   * Where each column is.
   *
   * @param header all cells of the header, cleaned
   * @param positions by column of the dataset, the index of its field in a record
   */
  record Matched(List<String> header, List<Integer> positions) implements HeaderMatch {
    public Matched {
      header = List.copyOf(header);
      positions = List.copyOf(positions);
    }
  }

  /** All that is wrong with the header, never empty. */
  record Mismatched(List<HeaderError> errors) implements HeaderMatch {
    public Mismatched {
      errors = List.copyOf(errors);
    }
  }

  /**
   * Finds the dataset's columns in a header. The order does not matter; a byte order mark and white
   * space around names do not count; {@link #REJECT_COLUMNS} and the dataset's ignored headers are
   * passed over.
   */
  static HeaderMatch of(Dataset dataset, List<String> header) {
    return HeaderMatcher.match(dataset, header);
  }

  /** For a file without a header: its fields are the dataset's columns in the dataset's order. */
  static Matched positional(Dataset dataset) {
    return new Matched(
        dataset.columns().stream().map(column -> column.header()).toList(),
        IntStream.range(0, dataset.columns().size()).boxed().toList());
  }
}
