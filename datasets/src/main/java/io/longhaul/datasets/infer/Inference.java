package io.longhaul.datasets.infer;

import io.longhaul.datasets.TableName;
import io.longhaul.datasets.infer.CharsetDetector.Detected;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Proposes a dataset for a CSV file. The bytes are read once for their charset and the records once
 * for everything else, in memory that does not depend on the file's size (at most about 150 MB).
 */
public final class Inference {
  private static final String NAME = "[a-z0-9][a-z0-9._-]{0,62}";

  private Inference() {}

  /**
   * What the caller already knows.
   *
   * @param name of the dataset; {@code null} follows from the file's name
   * @param table {@code table} or {@code schema.table}; {@code null} follows from the dataset's
   *     name
   * @param key header or column names; empty lets candidates be proposed
   */
  public record Options(@Nullable String name, @Nullable String table, List<String> key) {
    public Options {
      key = List.copyOf(key);
    }
  }

  /**
   * Proposes a dataset.
   *
   * @throws IllegalArgumentException if the file is no CSV file with a header, the key names no
   *     column of it, or a name cannot be used
   */
  public static Proposal infer(Path file, Options options) throws IOException {
    return infer(file, options, KeySearch.MAX_REMEMBERED);
  }

  static Proposal infer(Path file, Options options, int maxRemembered) throws IOException {
    String name = options.name() == null ? nameOf(file) : options.name();
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException(
          "'%s' is no name of a dataset; allowed: up to 63 of a-z, 0-9, '.', '_' and '-', a letter or digit first."
              .formatted(name));
    }
    TableName table =
        TableName.of(options.table() == null ? ColumnNames.snakeCase(name) : options.table());
    Detected detected = CharsetDetector.detect(file);
    char delimiter = DelimiterSniffer.sniff(CsvFiles.head(file, detected));
    FileScan scan = new FileScan(detected, delimiter, options.key(), maxRemembered).read(file);
    CsvFormat format =
        new CsvFormat(detected.charset(), detected.markBytes() > 0, delimiter, CsvFiles.QUOTE);
    return new Proposer(scan, format, detected).propose(name, table);
  }

  /** The file's name without its last suffix, in the letters that names of datasets have. */
  private static String nameOf(Path file) {
    String fileName = Objects.requireNonNull(file.getFileName(), "file name").toString();
    String stem = fileName.replaceFirst("(?i)\\.(csv|tsv|txt|tab)$", "");
    String name =
        ColumnNames.snakeCase(stem)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    return name.isEmpty() ? "dataset" : name;
  }
}
