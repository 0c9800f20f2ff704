package io.longhaul.client.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What standard error is connected to. */
@FunctionalInterface
interface Terminal {
  /** No terminal: a file, a pipe, a build log. */
  Terminal NONE = () -> 0;

  /** How many columns the terminal has; 0 if there is none. */
  int columns();

  /**
   * The terminal of this process. The shell knows it without the native library that Java would
   * need; standard output may well be a file while people look at standard error.
   */
  static Terminal ofProcess() {
    return () -> {
      try {
        Process shell =
            new ProcessBuilder("sh", "-c", "test -t 2 && stty size <&2")
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String size =
            new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return size.matches("[0-9]+ [0-9]{1,4}")
            ? Integer.parseInt(size.substring(size.indexOf(' ') + 1))
            : 0;
      } catch (IOException e) {
        return 0;
      }
    };
  }
}
