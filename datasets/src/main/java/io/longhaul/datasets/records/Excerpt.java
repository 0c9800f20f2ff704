package io.longhaul.datasets.records;

/** A value as it may stand in a message: short, and on one line. */
final class Excerpt {
  private static final int MAX_CHARACTERS = 80;

  private Excerpt() {}

  static String of(String value) {
    StringBuilder text = new StringBuilder();
    value
        .codePoints()
        .limit(MAX_CHARACTERS)
        .forEach(c -> text.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    boolean cut = value.codePointCount(0, value.length()) > MAX_CHARACTERS;
    if (cut) {
      text.setLength(text.offsetByCodePoints(text.length(), -1));
      text.append('…');
    }
    return text.toString();
  }
}
