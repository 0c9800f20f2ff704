package io.longhaul.e2e.workload;

import java.util.List;

/** What makes two records of a table the same. */
public enum Shape {
  /** One column is the key. */
  SINGLE_KEY,
  /** Two columns together are the key. */
  COMPOSITE_KEY,
  /** Nothing: each record becomes a row, so that one applied twice shows. */
  APPEND_ONLY;

  /** Names of the key columns. */
  List<String> key() {
    return switch (this) {
      case SINGLE_KEY -> List.of("number");
      case COMPOSITE_KEY -> List.of("region", "number");
      case APPEND_ONLY -> List.of();
    };
  }
}
