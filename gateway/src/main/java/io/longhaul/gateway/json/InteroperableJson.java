package io.longhaul.gateway.json;

import java.math.BigInteger;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What RFC 7493 (I-JSON, section 2) leaves out of JSON, because readers disagree about it. */
final class InteroperableJson {

  private static final BigInteger MAX_INTEGER = BigInteger.TWO.pow(53).subtract(BigInteger.ONE);

  private InteroperableJson() {}

  static void check(JsonNode node) {
    check(node, "");
  }

  private static void check(JsonNode node, String pointer) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        checkText(member.getKey(), pointer);
        check(member.getValue(), pointer + "/" + escape(member.getKey()));
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        check(node.get(i), pointer + "/" + i);
      }
    } else if (node.isString()) {
      checkText(node.stringValue(), pointer);
    } else if (node.isNumber()) {
      checkNumber(node, pointer);
    }
  }

  private static void checkNumber(JsonNode node, String pointer) {
    if (node.isIntegralNumber() && node.bigIntegerValue().abs().compareTo(MAX_INTEGER) > 0) {
      throw new MalformedJsonException(
          "Integers beyond 9007199254740991 are not understood alike everywhere; send a text.",
          pointer);
    }
    if (!Double.isFinite(node.decimalValue().doubleValue())) {
      throw new MalformedJsonException("The number is too large.", pointer);
    }
  }

  private static void checkText(String text, String pointer) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new MalformedJsonException("A text holds half of a surrogate pair.", pointer);
      }
    }
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
