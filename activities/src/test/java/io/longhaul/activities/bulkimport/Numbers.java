package io.longhaul.activities.bulkimport;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of numbers: the least that an import can be about. */
final class Numbers {

  static final String DATASET =
      """
      table: numbers
      key: [n]
      columns:
        - {header: n, name: n, type: integer, required: true}
        - {header: word, name: word, type: text, required: true}
      """;

  static final String TABLE = "CREATE TABLE numbers (n bigint PRIMARY KEY, word text NOT NULL)";

  private Numbers() {}

  /** A file with the numbers from 1. */
  static String file(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(n -> n + ",word " + n)
        .collect(Collectors.joining("\n", "n,word\n", "\n"));
  }
}
