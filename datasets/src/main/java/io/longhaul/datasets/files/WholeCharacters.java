package io.longhaul.datasets.files;

import java.io.Reader;

/**
 * Reads a text in pieces that never end inside of a surrogate pair: SnakeYAML Engine 3.0.1 writes
 * past its buffer when one does.
 */
final class WholeCharacters extends Reader {
  private final String text;
  private int next;

  WholeCharacters(String text) {
    this.text = text;
  }

  @Override
  public int read(char[] into, int offset, int length) {
    if (next == text.length()) {
      return -1;
    }
    int end = Math.min(next + length, text.length());
    boolean splits = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    if (splits && end - 1 > next) {
      end--;
    }
    text.getChars(next, end, into, offset);
    int count = end - next;
    next = end;
    return count;
  }

  @Override
  public void close() {}
}
