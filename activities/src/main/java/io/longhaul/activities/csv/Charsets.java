package io.longhaul.activities.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
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

  /** Finds bytes that are not in the set. */
  static boolean[] validBytes(Charset charset) {
    boolean[] valid = new boolean[256];
    for (int i = 0; i < valid.length; i++) {
      valid[i] = decode(charset, (byte) i) != null;
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
    for (byte i = 0; i >= 0 && i < Byte.MAX_VALUE; i++) {
      if (!String.valueOf((char) i).equals(decode(charset, i))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String decode(Charset charset, byte one) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(new byte[] {one})).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
