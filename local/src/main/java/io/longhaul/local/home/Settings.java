package io.longhaul.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a home remembers from its last start, so that the next one and every other command find the
 * same ports.
 *
 * @param datasets directory of dataset definitions, absolute; null means the repository's own
 */
public record Settings(Ports ports, int workers, @Nullable String datasets) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final int MOST_WORKERS = 64;

  public Settings {
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new StartupException(
          "--workers is %d, and a stack has 1 to %d.".formatted(workers, MOST_WORKERS));
    }
  }

  /** The standard ports and two workers. */
  public static Settings standard() {
    return new Settings(Ports.standard(), 2, null);
  }

  /** What the home remembers, or the standard when it has never been started. */
  public static Settings read(Home home) {
    try {
      return Files.exists(home.settings())
          ? JSON.readValue(Files.readString(home.settings()), Settings.class)
          : standard();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + home.settings(), e);
    }
  }

  /** Remembers these settings in the home. */
  public void write(Home home) {
    try {
      OwnerOnly.write(home.settings(), JSON.writeValueAsString(this));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + home.settings(), e);
    }
  }
}
