package io.longhaul.datasets.infer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Counts nothing but remembers what kinds of bytes went by: valid UTF-8 only, or C1 controls. */
final class ByteCensus {
  private static final int LONGEST_SEQUENCE = 4;

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final CharBuffer decoded = CharBuffer.allocate(1 << 13);
  private final ByteBuffer rest = ByteBuffer.allocate(LONGEST_SEQUENCE);
  private boolean utf8 = true;
  private boolean c1;

  void add(byte[] bytes, int count) {
    for (int i = 0; i < count && !c1; i++) {
      c1 = (bytes[i] & 0xE0) == 0x80;
    }
    if (utf8) {
      ByteBuffer whole = ByteBuffer.allocate(rest.position() + count);
      whole.put(rest.flip()).put(bytes, 0, count).flip();
      rest.clear();
      utf8 = decodes(whole);
    }
  }

  private boolean decodes(ByteBuffer bytes) {
    CoderResult result;
    do {
      decoded.clear();
      result = decoder.decode(bytes, decoded, false);
    } while (result.isOverflow());
    if (result.isError() || bytes.remaining() >= LONGEST_SEQUENCE) {
      return false;
    }
    rest.put(bytes);
    return true;
  }

  /** Whether all bytes so far are UTF-8, none of a sequence missing. */
  boolean isUtf8() {
    return utf8 && rest.position() == 0;
  }

  boolean hasC1() {
    return c1;
  }
}
