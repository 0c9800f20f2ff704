package io.longhaul.local;

import io.longhaul.local.home.Home;
import io.longhaul.local.home.Settings;
import io.longhaul.local.progress.Progress;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stack is started with.
 *
 * @param home its state directory
 * @param repository the directory with {@code gateway/}, {@code worker/} and {@code engine/} in it,
 *     already built
 * @param settings ports, number of workers, datasets
 * @param engine the dev server's program, or null to find or make one
 * @param environment settings for gateway and workers on top of the stack's own, by variable name
 */
public record StackOptions(
    Home home,
    Path repository,
    Settings settings,
    @Nullable Path engine,
    Map<String, String> environment,
    Progress progress) {
  public StackOptions {
    repository = repository.toAbsolutePath().normalize();
    environment = Map.copyOf(environment);
  }

  /**
   * The settings that the home remembers, an engine from the usual places, and nobody told about
   * progress.
   */
  public static StackOptions of(Home home, Path repository) {
    return new StackOptions(
        home, repository, Settings.read(home), null, Map.of(), Progress.silent());
  }

  public StackOptions with(Settings other) {
    return new StackOptions(home, repository, other, engine, environment, progress);
  }

  public StackOptions with(Progress other) {
    return new StackOptions(home, repository, settings, engine, environment, other);
  }

  public StackOptions withEngine(Path program) {
    return new StackOptions(home, repository, settings, program, environment, progress);
  }

  public StackOptions withEnvironment(Map<String, String> other) {
    return new StackOptions(home, repository, settings, engine, other, progress);
  }

  /** The directory of dataset definitions. */
  Path datasets() {
    var chosen = settings.datasets();
    return chosen == null ? repository.resolve("datasets") : Path.of(chosen);
  }

  /** Not the environment: it may carry secrets. */
  @Override
  public String toString() {
    return "StackOptions[" + home.directory() + ", " + settings + "]";
  }
}
