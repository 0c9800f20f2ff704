package io.longhaul.storage;

import java.util.regex.Pattern;

/**
 * The name of a blob: segments of {@code [A-Za-z0-9._~=-]}, 1 to 200 characters each, separated by
 * {@code /}, at most 900 characters in all. A key must not be a directory of another key ({@code a}
 * beside {@code a/b}).
 */
public record BlobKey(String value) implements Comparable<BlobKey> {

  private static final int MAX_LENGTH = 900;
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~=-]{1,200}");

  /**
   * Checks the rules above.
   *
   * @throws IllegalArgumentException if one of them is broken
   */
  public BlobKey {
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "A blob key has at most %d characters, not %d".formatted(MAX_LENGTH, value.length()));
    }
    for (String segment : value.split("/", -1)) {
      requireSegment(segment);
    }
  }

  /**
   * Joins segments into a key. Each is checked by itself, so that none can smuggle in a {@code /}.
   */
  public static BlobKey of(String... segments) {
    for (String segment : segments) {
      requireSegment(segment);
    }
    return new BlobKey(String.join("/", segments));
  }

  /** The key one level below this one. */
  public BlobKey child(String segment) {
    requireSegment(segment);
    return new BlobKey(value + "/" + segment);
  }

  /** The order of listings: that of the characters of the whole key. */
  @Override
  public int compareTo(BlobKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  private static void requireSegment(String segment) {
    if (!SEGMENT.matcher(segment).matches() || segment.equals(".") || segment.equals("..")) {
      throw new IllegalArgumentException("Not a segment of a blob key: \"%s\"".formatted(segment));
    }
  }
}
