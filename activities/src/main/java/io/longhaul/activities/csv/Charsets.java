package io.longhaul.activities.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/**
 * The character sets that files may be in: UTF-8, and those of one byte per character that begin
 * with ASCII, so that line breaks, delimiters and quotes are found without decoding.
 */
public final class Charsets {

  /** What a message may name. */
  public static final String SUPPORTED =
      "UTF-8, US-ASCII, ISO-8859-1 to -15, windows-1250 to -1258";

  private static final int NO_CHARACTER = -1;

  private Charsets() {}

  /** The set of this IANA name; null when it is unknown or not supported. */
  public static @Nullable Charset find(String name) {
    try {
      Charset charset = Charset.forName(name.strip());
      return isSupported(charset) ? charset : null;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  /** By value of a byte, whether it is a character of the set; for sets of one byte each. */
  static boolean[] validBytes(Charset charset) {
    CharsetDecoder decoder = charset.newDecoder();
    boolean[] valid = new boolean[256];
    for (int i = 0; i < valid.length; i++) {
      valid[i] = decode(decoder, (byte) i) != NO_CHARACTER;
    }
    return valid;
  }

  private static boolean isSupported(Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return true;
    }
    if (!charset.canEncode() || charset.newEncoder().maxBytesPerChar() > 1) {
      return false;
    }
    CharsetDecoder decoder = charset.newDecoder();
    for (int i = 0; i < 128; i++) {
      if (decode(decoder, (byte) i) != i) {
        return false;
      }
    }
    return true;
  }

  private static int decode(CharsetDecoder decoder, byte one) {
    CharBuffer out = CharBuffer.allocate(4);
    CoderResult result = decoder.reset().decode(ByteBuffer.wrap(new byte[] {one}), out, true);
    return result.isError() || out.position() != 1 ? NO_CHARACTER : out.get(0);
  }
}
