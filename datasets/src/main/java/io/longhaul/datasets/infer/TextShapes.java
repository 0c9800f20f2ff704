package io.longhaul.datasets.infer;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Cheap looks at a text that spare most of the expensive ones, and shapes that deserve a note. */
final class TextShapes {
  private static final int SHORTEST_DATE = 6;
  private static final int LONGEST_DATE = 40;
  private static final String PUNCTUATION = "/.,:- ";
  private static final Pattern DECIMAL_COMMA =
      Pattern.compile("[+-]?(\\d+|\\d{1,3}(\\.\\d{3})+),\\d+");
  private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
  private static final Pattern LEADING_ZERO = Pattern.compile("0\\d+");
  private static final Pattern OFFSET =
      Pattern.compile(".*([zZ]|[+-]\\d\\d(:?\\d\\d)?|\\d [A-Z]{3,4}( \\d{4})?)");

  private TextShapes() {}

  /**
   * Whether a number has neither plus sign nor leading zeros: with them it is more likely a code or
   * a telephone number.
   */
  static boolean isPlainNumber(String text) {
    int start = text.charAt(0) == '-' ? 1 : 0;
    boolean zeroFirst = text.length() > start + 1 && text.charAt(start) == '0';
    return text.charAt(0) != '+' && !(zeroFirst && isDigit(text.charAt(start + 1)));
  }

  /**
   * Whether a text has the punctuation of a date pattern, as often, and is about as long; cheaper
   * than parsing.
   */
  static Predicate<String> like(String pattern) {
    boolean hasOffset = pattern.indexOf('X') >= 0 || pattern.indexOf('z') >= 0;
    String wanted = hasOffset ? "" : punctuation(pattern);
    return text ->
        text.length() >= SHORTEST_DATE
            && text.length() <= LONGEST_DATE
            && (hasOffset || punctuation(text).equals(wanted));
  }

  private static String punctuation(String text) {
    StringBuilder found = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (PUNCTUATION.indexOf(text.charAt(i)) >= 0) {
        found.append(text.charAt(i));
      }
    }
    return found.toString();
  }

  static boolean isDecimalComma(String text) {
    return DECIMAL_COMMA.matcher(text).matches();
  }

  static boolean isGrouped(String text) {
    return GROUPED.matcher(text).matches();
  }

  static boolean hasLeadingZero(String text) {
    return LEADING_ZERO.matcher(text).matches();
  }

  static boolean hasOffset(String timestamp) {
    return OFFSET.matcher(timestamp).matches();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
