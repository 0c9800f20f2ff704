package io.longhaul.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The state directory of one stack ({@code .longhaul/} or {@code LONGHAUL_HOME}) and the places in
 * it.
 */
public record Home(Path directory) {
  public Home {
    directory = directory.toAbsolutePath().normalize();
  }

  /**
   * The directory that {@code LONGHAUL_HOME} names, otherwise {@code .longhaul} under the working
   * directory.
   */
  public static Home of(Map<String, String> environment) {
    var named = environment.getOrDefault("LONGHAUL_HOME", "");
    return new Home(Path.of(named.isBlank() ? ".longhaul" : named));
  }

  public Path lock() {
    return directory.resolve("lock");
  }

  public Path settings() {
    return directory.resolve("settings.json");
  }

  public Path state() {
    return directory.resolve("state.json");
  }

  public Path engine() {
    return directory.resolve("engine");
  }

  public Path database() {
    return directory.resolve("postgres");
  }

  public Path blobs() {
    return directory.resolve("blobs");
  }

  public Path keys() {
    return directory.resolve("keys");
  }

  public Path secrets() {
    return directory.resolve("secrets");
  }

  public Path logs() {
    return directory.resolve("logs");
  }

  /** The token that the client command takes when it is given none. */
  public Path clientToken() {
    return directory.resolve("client.token");
  }

  /** The log of one process, whether or not it exists yet. */
  public Path log(String process) {
    return logs().resolve(process + ".log");
  }

  /**
   * Makes the directories; what only the owner may read lies in directories that only the owner may
   * enter.
   */
  public void create() {
    try {
      Files.createDirectories(directory);
      for (var open : new Path[] {engine(), blobs(), logs()}) {
        Files.createDirectories(open);
      }
      OwnerOnly.directory(keys());
      OwnerOnly.directory(secrets());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create the state directory " + directory, e);
    }
  }
}
