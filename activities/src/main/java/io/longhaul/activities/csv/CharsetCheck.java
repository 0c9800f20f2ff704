package io.longhaul.activities.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Looks for the first byte of a file that is not in its character set. For one thread. */
public abstract sealed class CharsetCheck permits Utf8Check, SingleByteCheck {

  /** What {@link #next} and {@link #end} return when all is well. */
  public static final long NONE = -1;

  CharsetCheck() {}

  /** The check for a set that {@link Charsets} supports. */
  public static CharsetCheck of(Charset charset) {
    return charset.equals(StandardCharsets.UTF_8) ? new Utf8Check() : new SingleByteCheck(charset);
  }

  /** The offset in the file of the first wrong byte among the next ones, or {@link #NONE}. */
  public abstract long next(byte[] bytes, int from, int to);

  /** The offset of a character that the file ends in the middle of, or {@link #NONE}. */
  public abstract long end();
}
