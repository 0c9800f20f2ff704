package io.longhaul.gateway.artifacts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a header {@code Range} comes to (RFC 9110, section 14). */
sealed interface RangeWish {

  /** All of it: no header, or one that may be ignored. */
  record Whole() implements RangeWish {}

  /** Parts that exist, in the order of the request. */
  record Parts(List<ByteRange> ranges) implements RangeWish {

    /** Takes a copy. */
    public Parts {
      ranges = List.copyOf(ranges);
    }
  }

  /** Parts none of which exists. */
  record Outside() implements RangeWish {}

  /**
   * Reads a header. What is malformed is ignored, and so are more ranges than a client needs, and
   * ranges that overlap: they serve to make servers work.
   */
  static RangeWish parse(@Nullable String header, long size) {
    List<ByteRange> ranges = new ArrayList<>();
    List<String> specs = Specs.of(header);
    for (String spec : specs) {
      Matcher matcher = Specs.RANGE.matcher(spec);
      if (!matcher.matches() || spec.equals("-")) {
        return new Whole();
      }
      @Nullable ByteRange range = Specs.range(matcher.group(1), matcher.group(2), size);
      if (range == null) {
        return new Whole();
      }
      if (range.length() > 0) {
        ranges.add(range);
      }
    }
    if (specs.isEmpty() || specs.size() > Specs.MOST || overlap(ranges)) {
      return new Whole();
    }
    return ranges.isEmpty() ? new Outside() : new Parts(ranges);
  }

  private static boolean overlap(List<ByteRange> ranges) {
    List<ByteRange> sorted =
        ranges.stream().sorted(Comparator.comparingLong(ByteRange::first)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).first() < sorted.get(i - 1).end()) {
        return true;
      }
    }
    return false;
  }

  /** The single ranges of a header. */
  final class Specs {

    private static final int MOST = 32;
    private static final String UNIT = "bytes=";
    private static final Pattern RANGE = Pattern.compile("([0-9]*)-([0-9]*)");
    private static final int MOST_DIGITS = 18;

    private Specs() {}

    private static List<String> of(@Nullable String header) {
      if (header == null || !header.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
        return List.of();
      }
      return Pattern.compile(",")
          .splitAsStream(header.substring(UNIT.length()))
          .map(String::strip)
          .filter(spec -> !spec.isEmpty())
          .toList();
    }

    /** Of length 0 when there are no such bytes; null when the last lies before the first. */
    private static @Nullable ByteRange range(String from, String to, long size) {
      if (from.isEmpty()) {
        long length = Math.min(number(to), size);
        return new ByteRange(size - length, length);
      }
      long first = number(from);
      long last = to.isEmpty() ? Long.MAX_VALUE - 1 : number(to);
      if (last < first) {
        return null;
      }
      return first >= size
          ? new ByteRange(first, 0)
          : new ByteRange(first, Math.min(last, size - 1) - first + 1);
    }

    private static long number(String digits) {
      return digits.length() > MOST_DIGITS ? Long.MAX_VALUE / 2 : Long.parseLong(digits);
    }
  }
}
