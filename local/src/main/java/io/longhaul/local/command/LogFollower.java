package io.longhaul.local.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Prints the end of one log and then what is added to it, line by line, also after the log was
 * begun anew.
 */
final class LogFollower {
  private static final int BLOCK = 1 << 16;

  private final Path log;
  private final String prefix;
  private long position;

  LogFollower(Path log, String prefix) {
    this.log = log;
    this.prefix = prefix;
  }

  /** Tells the last complete lines. */
  void tellLast(int lines, Consumer<String> out) throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      position = startOfLast(lines, file);
    }
    tellAdded(out);
  }

  /** Tells the complete lines since the last time. */
  void tellAdded(Consumer<String> out) throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      if (file.length() < position) {
        position = 0;
      }
      for (var block = complete(file); block.length > 0; block = complete(file)) {
        new String(block, StandardCharsets.UTF_8)
            .lines()
            .forEach(line -> out.accept(prefix + line));
        position += block.length;
      }
    }
  }

  /** The whole lines that fit into a block from here, or a whole block when one line is longer. */
  private byte[] complete(RandomAccessFile file) throws IOException {
    var block = read(file, position, BLOCK);
    int end = block.length;
    while (end > 0 && block[end - 1] != '\n') {
      end--;
    }
    return end == 0 && block.length == BLOCK ? block : java.util.Arrays.copyOf(block, end);
  }

  private static long startOfLast(int lines, RandomAccessFile file) throws IOException {
    long start = file.length();
    int wanted = lines + 1;
    while (start > 0 && wanted > 0) {
      int size = (int) Math.min(BLOCK, start);
      var block = read(file, start - size, size);
      for (int i = size - 1; i >= 0; i--) {
        if (block[i] == '\n' && --wanted == 0) {
          return start - size + i + 1;
        }
      }
      start -= size;
    }
    return start;
  }

  private static byte[] read(RandomAccessFile file, long from, int size) throws IOException {
    file.seek(from);
    var block = new byte[size];
    int read = 0;
    while (read < size) {
      int more = file.read(block, read, size - read);
      if (more < 0) {
        break;
      }
      read += more;
    }
    return java.util.Arrays.copyOf(block, read);
  }
}
