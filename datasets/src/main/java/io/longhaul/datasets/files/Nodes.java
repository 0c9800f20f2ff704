package io.longhaul.datasets.files;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Scalars and lists of a YAML tree as texts. */
final class Nodes {
  private Nodes() {}

  static @Nullable String text(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    return node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asString();
  }

  static List<String> texts(@Nullable JsonNode node, List<String> otherwise) {
    return node == null ? otherwise : node.valueStream().map(JsonNode::asString).toList();
  }

  static @Nullable Integer integer(@Nullable JsonNode node) {
    return node == null ? null : node.intValue();
  }

  static boolean flag(@Nullable JsonNode node) {
    return node != null && node.booleanValue();
  }
}
