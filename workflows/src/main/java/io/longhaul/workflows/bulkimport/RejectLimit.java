package io.longhaul.workflows.bulkimport;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How many records may be rejected before the import stops.
 *
 * @param records an absolute number; null for none
 * @param percent a share of all records of the file, 0 to 100; null for none
 */
public record RejectLimit(@Nullable Long records, @Nullable Double percent) {

  /** No limit. */
  public static final RejectLimit NONE = new RejectLimit(null, null);

  static RejectLimit of(@Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return NONE;
    }
    if (node.isNumber()) {
      return new RejectLimit(node.asLong(), null);
    }
    String text = node.isString() ? node.asString() : "";
    if (!text.endsWith("%")) {
      throw new IllegalArgumentException("maxRejected is neither a number nor a share like 5%");
    }
    return new RejectLimit(null, Double.valueOf(text.substring(0, text.length() - 1)));
  }

  /** Whether so many rejected of so many records in all are too many. */
  public boolean isExceededBy(long rejected, long total) {
    return (records != null && rejected > records)
        || (percent != null && rejected * 100.0 > percent * total);
  }
}
