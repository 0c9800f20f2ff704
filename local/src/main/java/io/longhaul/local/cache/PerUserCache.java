package io.longhaul.local.cache;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

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

  /** A place in the cache that is filled by whoever comes first. */
  public CacheSlot slot(String kind, String version) {
    return new CacheSlot(directory.resolve(kind).resolve(version));
  }
}
