package io.longhaul.storage.filesystem;

import io.longhaul.storage.BlobKey;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys as paths that differ on file systems that ignore case, too: a segment with capitals is
 * written in small letters, a plus sign, and in hexadecimal the set of the positions of the
 * capitals ({@code aBc} is {@code abc+2}).
 */
final class KeyPath {

  private static final char MARK = '+';
  private static final Pattern NAME =
      Pattern.compile("([a-z0-9._~=-]{1,200})(?:\\+([0-9a-f]{1,50}))?");

  private KeyPath() {}

  static Path of(Path directory, BlobKey key) {
    Path path = directory;
    for (String segment : key.value().split("/", -1)) {
      path = path.resolve(encode(segment));
    }
    return path;
  }

  static String encode(String segment) {
    BigInteger capitals = BigInteger.ZERO;
    for (int i = 0; i < segment.length(); i++) {
      if (Character.isUpperCase(segment.charAt(i))) {
        capitals = capitals.setBit(i);
      }
    }
    String small = segment.toLowerCase(Locale.ROOT);
    return capitals.signum() == 0 ? small : small + MARK + capitals.toString(16);
  }

  /** The segment of a file's name, or empty if the name is none that {@link #encode} gives. */
  static Optional<String> decode(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String capitals = Objects.requireNonNullElse(matcher.group(2), "0");
    String segment = capitalize(matcher.group(1), new BigInteger(capitals, 16));
    return Optional.of(segment).filter(decoded -> encode(decoded).equals(name));
  }

  private static String capitalize(String small, BigInteger capitals) {
    StringBuilder segment = new StringBuilder(small);
    for (int i = 0; i < segment.length(); i++) {
      if (capitals.testBit(i)) {
        segment.setCharAt(i, Character.toUpperCase(segment.charAt(i)));
      }
    }
    return segment.toString();
  }
}
