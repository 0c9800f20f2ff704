package io.longhaul.datasets.infer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file once and proposes a dataset for it, in memory that does not depend on the file's
 * size.
 */
public final class Inference {
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
   * @throws IllegalArgumentException if the file has no header, or the key names no column of it
   */
  public static Proposal infer(Path file, Options options) throws IOException {
    if (!Files.isReadable(file)) {
      throw new java.nio.file.NoSuchFileException(file.toString());
    }
    throw new UnsupportedOperationException(file + " " + options);
  }
}
