package io.longhaul.workflows.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of {@code docs/} that is made from code. Its test compares, or writes when it is run with
 * {@code -Dlonghaul.docs.write=true}.
 */
final class GeneratedDocument {

  private static final Path DOCS = Path.of("..", "docs");

  private GeneratedDocument() {}

  static void check(String name, String expected) {
    Path file = DOCS.resolve(name);
    try {
      if (Boolean.getBoolean("longhaul.docs.write")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, expected);
      }
      String actual = Files.exists(file) ? Files.readString(file) : "";
      assertThat(actual)
          .as(
              "docs/%s is made from code and is out of date. Write it with: mvn -pl workflows -am"
                  + " test -Dlonghaul.docs.write=true -Dtest=*DocumentTests"
                  + " -Dsurefire.failIfNoSpecifiedTests=false",
              name)
          .isEqualTo(expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
