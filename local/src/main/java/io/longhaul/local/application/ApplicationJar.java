package io.longhaul.local.application;

import io.longhaul.local.home.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The built jar of one of the stack's own programs. */
public record ApplicationJar(String module, Path file) {

  /** The jar in a module's {@code target} directory. */
  public static ApplicationJar of(Path repository, String module) {
    var target = repository.resolve(module).resolve("target");
    try (var jars = Files.newDirectoryStream(target, "longhaul-" + module + "-*.jar")) {
      for (var jar : jars) {
        if (!jar.toString().matches(".*-(sources|javadoc|tests)\\.jar")) {
          return new ApplicationJar(module, jar);
        }
      }
      throw notBuilt(target);
    } catch (java.nio.file.NoSuchFileException e) {
      throw notBuilt(target);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look for a jar in " + target, e);
    }
  }

  private static StartupException notBuilt(Path target) {
    return new StartupException("There is no jar in " + target + ": run ./longhaul build.");
  }
}
