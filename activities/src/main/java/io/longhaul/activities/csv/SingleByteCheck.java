package io.longhaul.activities.csv;

import java.nio.charset.Charset;

/** Bytes that a set of one byte per character leaves undefined. */
final class SingleByteCheck extends CharsetCheck {

  private final boolean[] valid;
  private final boolean allValid;
  private long offset;

  SingleByteCheck(Charset charset) {
    valid = Charsets.validBytes(charset);
    boolean all = true;
    for (boolean each : valid) {
      all &= each;
    }
    allValid = all;
  }

  @Override
  public long next(byte[] bytes, int from, int to) {
    for (int i = from; !allValid && i < to; i++) {
      if (!valid[bytes[i] & 0xFF]) {
        return offset + i - from;
      }
    }
    offset += to - from;
    return NONE;
  }

  @Override
  public long end() {
    return NONE;
  }
}
