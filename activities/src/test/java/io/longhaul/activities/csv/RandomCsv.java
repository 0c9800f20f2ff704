package io.longhaul.activities.csv;

import java.util.Random;

/** Texts made of what CSV is about, to meet the corners of parsers. */
public final class RandomCsv {

  private static final String[] PARTS = {
    "\"", "\"", ",", ",", "\n", "\r", "\r\n", "a", "b", "é", "€", "😀", " ", "\"\"", "\",\"",
    "\n\n", "xyz"
  };

  private RandomCsv() {}

  /** A text of at most so many parts. */
  public static String text(Random random, int parts) {
    StringBuilder text = new StringBuilder();
    int count = random.nextInt(parts + 1);
    for (int i = 0; i < count; i++) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString();
  }
}
