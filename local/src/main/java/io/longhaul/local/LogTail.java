package io.longhaul.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The last lines of a log, however long the log and its lines are. */
final class LogTail {
  private static final int BYTES = 1 << 17;
  private static final int LINES = 8;
  private static final int LINE_LENGTH = 400;

  private LogTail() {}

  static String of(Path log) {
    if (!Files.exists(log)) {
      return "    (no log)";
    }
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - BYTES));
      var bytes = new byte[BYTES];
      int read = Math.max(0, file.read(bytes));
      var lines =
          new String(bytes, 0, read, StandardCharsets.UTF_8).lines().map(LogTail::cut).toList();
      var last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
      return String.join("\n", last).indent(4) + "  all of it: " + log;
    } catch (IOException e) {
      return "    (the log cannot be read: " + e.getMessage() + ")";
    }
  }

  private static String cut(String line) {
    return line.length() <= LINE_LENGTH ? line : line.substring(0, LINE_LENGTH) + " …";
  }
}
