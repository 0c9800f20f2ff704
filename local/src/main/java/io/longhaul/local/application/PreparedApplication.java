package io.longhaul.local.application;

import io.longhaul.local.cache.CacheSlot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the stack's programs, ready to be run: unpacked into the cache, so that a build does not
 * pull the jar away from under a running JVM, and with an ahead-of-time cache where one has been
 * trained.
 *
 * @param slot where it lies in the cache; null for a plain jar, which is run where it is
 */
public record PreparedApplication(Path jar, @Nullable CacheSlot slot) {
  /** The trained cache's name in the slot. */
  static final String AOT_CACHE = "application.aot";

  /**
   * The command line.
   *
   * @param mark an argument that no other program carries
   */
  public List<String> command(String mark) {
    return JavaCommand.of(
        jar, isTrained() ? List.of(mark, "-XX:AOTCache=" + aotCache()) : List.of(mark));
  }

  boolean isTrained() {
    return slot != null && Files.exists(slot.entry(AOT_CACHE));
  }

  private @Nullable Path aotCache() {
    return slot == null ? null : slot.entry(AOT_CACHE);
  }
}
