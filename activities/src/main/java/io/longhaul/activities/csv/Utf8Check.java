package io.longhaul.activities.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Well-formed UTF-8 (Unicode 16.0, table 3-7): no overlong forms, no surrogates. */
final class Utf8Check extends CharsetCheck {

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long NOT_ASCII = 0x8080808080808080L;

  private long offset;
  private long characterStart;
  private int missing;
  // What the next continuation byte may be; narrower than 80..BF after E0, ED, F0 and F4.
  private int lowest;
  private int highest;

  @Override
  public long next(byte[] bytes, int from, int to) {
    long base = offset - from;
    int at = from;
    while (at < to) {
      if (missing == 0) {
        at = skipAscii(bytes, at, to);
      }
      if (at < to && !accept(bytes[at] & 0xFF, base + at)) {
        return characterStart;
      }
      at++;
    }
    offset += to - from;
    return NONE;
  }

  @Override
  public long end() {
    return missing > 0 ? characterStart : NONE;
  }

  private static int skipAscii(byte[] bytes, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to && ((long) EIGHT_BYTES.get(bytes, at) & NOT_ASCII) == 0) {
      at += Long.BYTES;
    }
    while (at < to && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  private boolean accept(int value, long at) {
    if (missing == 0) {
      characterStart = at;
      return lead(value);
    }
    boolean fits = value >= lowest && value <= highest;
    missing--;
    lowest = 0x80;
    highest = 0xBF;
    return fits;
  }

  private boolean lead(int value) {
    if (value < 0xC2 || value > 0xF4) {
      return false;
    }
    missing = value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;
    lowest = value == 0xE0 ? 0xA0 : value == 0xF0 ? 0x90 : 0x80;
    highest = value == 0xED ? 0x9F : value == 0xF4 ? 0x8F : 0xBF;
    return true;
  }
}
