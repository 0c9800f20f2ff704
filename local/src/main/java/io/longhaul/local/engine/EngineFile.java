package io.longhaul.local.engine;

import io.longhaul.local.home.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The dev server's SQLite file in a state directory, and beside it the server version that made it:
 * the server creates the schema only in a new file and never migrates one.
 */
public record EngineFile(Path directory) {

  public Path database() {
    return directory.resolve("temporal.db");
  }

  /**
   * Fails when the file is from another version than the one at hand; notes the version of a new
   * file.
   */
  public void claimFor(EngineVersion version) {
    try {
      if (!Files.exists(database())) {
        Files.writeString(versionFile(), version.server());
      }
      requireSame(version.server(), recorded());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read or write " + versionFile(), e);
    }
  }

  private void requireSame(String wanted, String recorded) {
    if (!recorded.equals(wanted)) {
      throw new StartupException(
          "%s was written by Temporal server %s and this is server %s, which does not convert it: run the Longhaul release that wrote it, choose another LONGHAUL_HOME, or remove %s and lose the record of its operations."
              .formatted(database(), recorded, wanted, directory));
    }
  }

  private String recorded() throws IOException {
    return Files.exists(versionFile()) ? Files.readString(versionFile()).strip() : "unknown";
  }

  private Path versionFile() {
    return directory.resolve("version");
  }
}
