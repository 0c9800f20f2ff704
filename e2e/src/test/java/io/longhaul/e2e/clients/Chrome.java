package io.longhaul.e2e.clients;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where Chromium is: what the environment variable {@code CHROME} names, or one on PATH. */
final class Chrome {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome");

  private Chrome() {}

  static String find() {
    String named = System.getenv("CHROME");
    Optional<Path> found =
        NAMES.stream()
            .flatMap(name -> directories().map(each -> Path.of(each, name)))
            .filter(Files::isExecutable)
            .findFirst();
    return named != null
        ? named
        : found
            .map(Path::toString)
            .orElseThrow(() ->
                new AssertionError(
                    "The tests with a browser need Chromium: on PATH, or where the environment"
                        + " variable CHROME says."));
  }

  private static Stream<String> directories() {
    String path = System.getenv("PATH");
    return path == null ? Stream.of() : Stream.of(path.split(File.pathSeparator));
  }
}
