package io.longhaul.datasets.infer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the charset of a file from all of its bytes: by its byte order mark, UTF-8 if every byte
 * fits, otherwise one of the single-byte charsets of western Europe, which fit anything.
 */
final class CharsetDetector {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final List<Mark> MARKS =
      List.of(
          new Mark(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
          new Mark(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
          new Mark(StandardCharsets.UTF_16BE, 0xFE, 0xFF));

  /**
   * How a file's bytes are to be read.
   *
   * @param markBytes length of the byte order mark, 0 for none
   * @param certain whether the bytes leave no other choice
   */
  record Detected(Charset charset, int markBytes, boolean certain) {}

  /** A byte order mark. */
  private record Mark(Charset charset, List<Integer> bytes) {
    Mark(Charset charset, Integer... bytes) {
      this(charset, List.of(bytes));
    }

    boolean starts(byte[] buffer, int count) {
      for (int i = 0; i < bytes.size(); i++) {
        if (i >= count || (buffer[i] & 0xFF) != bytes.get(i)) {
          return false;
        }
      }
      return true;
    }
  }

  private CharsetDetector() {}

  static Detected detect(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      int count = in.readNBytes(buffer, 0, BUFFER_BYTES);
      Mark mark = mark(buffer, count);
      if (mark != null) {
        return new Detected(mark.charset, mark.bytes.size(), true);
      }
      ByteCensus census = new ByteCensus();
      for (; count > 0; count = in.readNBytes(buffer, 0, BUFFER_BYTES)) {
        census.add(buffer, count);
      }
      return byCensus(census);
    }
  }

  private static @Nullable Mark mark(byte[] buffer, int count) {
    return MARKS.stream().filter(each -> each.starts(buffer, count)).findFirst().orElse(null);
  }

  private static Detected byCensus(ByteCensus census) {
    if (census.isUtf8()) {
      return new Detected(StandardCharsets.UTF_8, 0, true);
    }
    // Bytes from 0x80 to 0x9F are quotes and letters on Windows, and nothing printable in ISO
    // 8859-1.
    Charset guess = census.hasC1() ? WINDOWS_1252 : StandardCharsets.ISO_8859_1;
    return new Detected(guess, 0, false);
  }
}
