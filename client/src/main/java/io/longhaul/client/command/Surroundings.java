package io.longhaul.client.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * What a command finds around it.
 *
 * @param program how the user calls the command, for hints
 * @param directory that relative names start from
 */
record Surroundings(
    String program,
    Map<String, String> environment,
    Path directory,
    PrintStream out,
    PrintStream err,
    Terminal terminal) {

  static Surroundings ofProcess() {
    return new Surroundings(
        // The script of the repository names the repository.
        System.getProperty("longhaul.repository") == null ? "longhaul" : "./longhaul",
        System.getenv(),
        Path.of(""),
        System.out,
        System.err,
        Terminal.ofProcess());
  }

  /** The variable's value; null when it is missing or blank. */
  @Nullable String variable(String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** The file that a name on the command line means. */
  Path resolve(Path name) {
    return directory.resolve(name);
  }

  /** What makes tables, if this command was started by something that can. */
  @Nullable TableCreator tableCreator() {
    Iterator<TableCreator> found = ServiceLoader.load(TableCreator.class).iterator();
    return found.hasNext() ? found.next() : null;
  }
}
