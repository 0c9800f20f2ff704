package io.longhaul.local.engine;

import io.longhaul.local.cache.PerUserCache;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine is looked for.
 *
 * @param address {@code host:port} of a running cluster, or null
 * @param path the directories of PATH
 * @param archives base address under which releases lie as {@code v<version>/<archive>}
 * @param module the directory of the pinned Go module
 * @param connectTimeout how long an address may stay silent before the next source is asked
 */
public record EngineSettings(
    @Nullable String address,
    List<Path> path,
    PerUserCache cache,
    URI archives,
    Path module,
    Duration connectTimeout) {
  private static final String RELEASES = "https://github.com/temporalio/cli/releases/download";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  /**
   * Reads {@code LONGHAUL_TEMPORAL_ADDRESS}, {@code PATH}, {@code LONGHAUL_CACHE} and {@code
   * LONGHAUL_ENGINE_ARCHIVES}.
   *
   * @param repository the directory that has {@code engine/} in it
   */
  public static EngineSettings of(Map<String, String> environment, Path repository) {
    var address = environment.getOrDefault("LONGHAUL_TEMPORAL_ADDRESS", "").strip();
    var archives = environment.getOrDefault("LONGHAUL_ENGINE_ARCHIVES", "").strip();
    return new EngineSettings(
        address.isEmpty() ? null : address,
        directories(environment.getOrDefault("PATH", "")),
        PerUserCache.of(environment),
        URI.create(archives.isEmpty() ? RELEASES : archives),
        repository.resolve("engine"),
        CONNECT_TIMEOUT);
  }

  private static List<Path> directories(String path) {
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(directory -> !directory.isBlank())
        .map(Path::of)
        .toList();
  }

  /** The first executable file of that name on PATH. */
  @Nullable Path program(String name) {
    return path.stream()
        .map(directory -> directory.resolve(name).toFile())
        .filter(file -> file.isFile() && file.canExecute())
        .map(File::toPath)
        .findFirst()
        .orElse(null);
  }
}
