package io.longhaul.storage.filesystem;

import io.longhaul.storage.BlobKey;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Keys as paths that differ on file systems that ignore case, too: a segment with capitals is
 * written in small letters, a plus sign, and in hexadecimal the set of the positions of the
 * capitals ({@code aBc} is {@code abc+2}).
 */
final class KeyPath {

  private static final char MARK = '+';

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

  static String decode(String name) {
    int mark = name.indexOf(MARK);
    if (mark < 0) {
      return name;
    }
    BigInteger capitals = new BigInteger(name.substring(mark + 1), 16);
    StringBuilder segment = new StringBuilder(name.substring(0, mark));
    for (int i = 0; i < segment.length(); i++) {
      if (capitals.testBit(i)) {
        segment.setCharAt(i, Character.toUpperCase(segment.charAt(i)));
      }
    }
    return segment.toString();
  }
}
