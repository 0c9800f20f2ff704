package io.longhaul.gateway.artifacts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one range of bytes that a request asks for (RFC 9110, section 14).
 *
 * @param first position of the first byte
 * @param length how many bytes, at least 1
 */
record ByteRange(long first, long length) {

  private static final Pattern SINGLE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /** What a header Range comes to. */
  sealed interface Wish {
    /** All of it: no header, or one that may be ignored. */
    record Whole() implements Wish {}

    /** A part. */
    record Part(ByteRange range) implements Wish {}

    /** A part that does not exist. */
    record Outside() implements Wish {}
  }

  static Wish parse(@Nullable String header, long size) {
    Matcher matcher = header == null ? null : SINGLE.matcher(header.replace(" ", ""));
    if (matcher == null || !matcher.matches()) {
      return new Wish.Whole();
    }
    String from = matcher.group(1);
    String to = matcher.group(2);
    if (from.isEmpty()) {
      return to.isEmpty() ? new Wish.Whole() : suffix(Long.parseLong(to), size);
    }
    long first = Long.parseLong(from);
    long last = to.isEmpty() ? size - 1 : Math.min(Long.parseLong(to), size - 1);
    if (!to.isEmpty() && Long.parseLong(to) < first) {
      return new Wish.Whole();
    }
    return first >= size
        ? new Wish.Outside()
        : new Wish.Part(new ByteRange(first, last - first + 1));
  }

  private static Wish suffix(long count, long size) {
    long length = Math.min(count, size);
    return length == 0 ? new Wish.Outside() : new Wish.Part(new ByteRange(size - length, length));
  }

  String contentRange(long size) {
    return "bytes " + first + "-" + (first + length - 1) + "/" + size;
  }
}
