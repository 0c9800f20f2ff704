package io.longhaul.local.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The directory of what is obtained once per user and shared by all stacks: engine, database
 * binaries, unpacked jars.
 */
public record PerUserCache(Path directory) {

  /** {@code LONGHAUL_CACHE}, otherwise the platform's usual place for a program's cache. */
  public static PerUserCache of(Map<String, String> environment) {
    var named = environment.getOrDefault("LONGHAUL_CACHE", "");
    if (!named.isBlank()) {
      return new PerUserCache(Path.of(named).toAbsolutePath());
    }
    return new PerUserCache(platformDirectory(environment).resolve("longhaul"));
  }

  private static Path platformDirectory(Map<String, String> environment) {
    var user = Path.of(System.getProperty("user.home"));
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return user.resolve("Library").resolve("Caches");
    }
    var xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    return xdg.isBlank() ? user.resolve(".cache") : Path.of(xdg);
  }

  /**
   * Removes the places of a kind whose names begin alike, but for the {@code newest} that were made
   * last and for those that are younger than {@code age}, which somebody may be about to use.
   */
  public void prune(String kind, String prefix, int newest, Duration age) throws IOException {
    var limit = Instant.now().minus(age);
    try (var places = Files.newDirectoryStream(directory.resolve(kind), prefix + "*")) {
      var byAge = new TreeMap<Instant, Path>(Comparator.reverseOrder());
      for (var place : places) {
        byAge.put(Files.getLastModifiedTime(place).toInstant(), place);
      }
      for (var old : byAge.entrySet().stream().skip(newest).toList()) {
        if (old.getKey().isBefore(limit)) {
          CacheSlot.deleteTree(old.getValue());
        }
      }
    }
  }

  /** A place in the cache that is filled by whoever comes first. */
  public CacheSlot slot(String kind, String version) {
    return new CacheSlot(directory.resolve(kind).resolve(version));
  }
}
