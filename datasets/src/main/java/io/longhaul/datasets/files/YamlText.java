package io.longhaul.datasets.files;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text as a YAML scalar: bare where no reader of YAML 1.1 or 1.2 could take it for anything else,
 * otherwise quoted.
 */
final class YamlText {
  private static final Pattern BARE =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*");
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf");

  private YamlText() {}

  static String of(String text) {
    boolean bare =
        BARE.matcher(text).matches() && !WORDS.contains(text.toLowerCase(java.util.Locale.ROOT));
    return bare ? text : quoted(text);
  }

  static String ofBound(Object bound) {
    return switch (bound) {
      case Integer number -> number.toString();
      case Long number -> number.toString();
      case BigDecimal number -> quoted(number.toPlainString());
      default -> quoted(bound.toString());
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(c -> escape((char) c, quoted));
    return quoted.append('"').toString();
  }

  private static void escape(char c, StringBuilder into) {
    switch (c) {
      case '"' -> into.append("\\\"");
      case '\\' -> into.append("\\\\");
      case '\n' -> into.append("\\n");
      case '\t' -> into.append("\\t");
      default -> {
        boolean printable =
            c >= ' '
                && c != 0x7F
                && !(c >= 0x80 && c < 0xA0)
                && c != '\u2028'
                && c != '\u2029'
                && c != '\uFEFF';
        into.append(printable && c < 0xFFFE ? String.valueOf(c) : "\\u%04X".formatted((int) c));
      }
    }
  }
}
