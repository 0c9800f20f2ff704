package io.longhaul.gateway.json;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The canonical form of JSON (RFC 8785): the same bytes for whatever means the same, however it was
 * written.
 */
public final class CanonicalJson {

  private CanonicalJson() {}

  /** The canonical form, in UTF-8. */
  public static byte[] bytes(JsonNode node) {
    return text(node).getBytes(StandardCharsets.UTF_8);
  }

  static String text(JsonNode node) {
    StringBuilder out = new StringBuilder();
    write(node, out);
    return out.toString();
  }

  private static void write(JsonNode node, StringBuilder out) {
    switch (node.getNodeType()) {
      case OBJECT -> object(node, out);
      case ARRAY -> array(node, out);
      case STRING -> string(node.stringValue(), out);
      case NUMBER -> out.append(EcmaScriptNumber.format(node.decimalValue().doubleValue()));
      case BOOLEAN -> out.append(node.booleanValue());
      case NULL -> out.append("null");
      default -> throw new IllegalArgumentException("Not JSON: " + node.getNodeType());
    }
  }

  // Section 3.2.3 sorts by UTF-16 code units, as String does.
  private static void object(JsonNode node, StringBuilder out) {
    out.append('{');
    Iterator<String> names = new TreeSet<>(node.propertyNames()).iterator();
    while (names.hasNext()) {
      String name = names.next();
      string(name, out);
      out.append(':');
      write(node.get(name), out);
      out.append(names.hasNext() ? "," : "");
    }
    out.append('}');
  }

  private static void array(JsonNode node, StringBuilder out) {
    out.append('[');
    for (int i = 0; i < node.size(); i++) {
      out.append(i == 0 ? "" : ",");
      write(node.get(i), out);
    }
    out.append(']');
  }

  private static void string(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i), out);
    }
    out.append('"');
  }

  private static void character(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < ' ') {
          out.append("\\u").append(HexFormat.of().toHexDigits(c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
