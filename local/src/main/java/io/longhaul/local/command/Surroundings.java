package io.longhaul.local.command;

import io.longhaul.local.home.Home;
import io.longhaul.local.home.StartupException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What every command finds around it: the home that it works on and the repository that it belongs
 * to.
 */
final class Surroundings {
  private Surroundings() {}

  static Home home() {
    return Home.of(System.getenv());
  }

  /**
   * The repository, which the {@code longhaul} script names in the system property {@code
   * longhaul.repository}.
   */
  static Path repository() {
    var named = Path.of(System.getProperty("longhaul.repository", "")).toAbsolutePath();
    if (!Files.isDirectory(named.resolve("engine"))) {
      throw new StartupException(
          named + " is not the Longhaul repository: start this program with ./longhaul.");
    }
    return named;
  }
}
