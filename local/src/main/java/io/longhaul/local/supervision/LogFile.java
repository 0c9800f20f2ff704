package io.longhaul.local.supervision;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The file that a child's output is appended to; one earlier file is kept when it has grown long.
 */
record LogFile(Path path) {
  private static final long LONG = 32L << 20;

  /** Lets the process write here and read nothing. */
  ProcessBuilder receive(ProcessBuilder builder) throws IOException {
    Files.createDirectories(path.getParent());
    if (Files.exists(path) && Files.size(path) > LONG) {
      Files.move(
          path,
          path.resolveSibling(path.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    return builder
        .redirectInput(new File("/dev/null"))
        .redirectOutput(ProcessBuilder.Redirect.appendTo(path.toFile()));
  }

  void append(String line) {
    try {
      Files.writeString(path, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path, e);
    }
  }
}
