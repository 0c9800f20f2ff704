package io.longhaul.local.engine;

import io.longhaul.local.cache.CacheSlot;
import io.longhaul.local.engine.EngineUnavailableException.Attempt;
import io.longhaul.local.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds or makes the engine: a running cluster, a program on PATH, the cached program, the release
 * archive, a build from the pinned Go module; the first that works is taken.
 */
public final class EngineResolver {
  /** The program's name in the cache and on PATH. */
  static final String PROGRAM = "temporal";

  private final EngineSettings settings;
  private final CacheSlot slot;
  private final Progress progress;
  private final List<Attempt> attempts = new ArrayList<>();

  public EngineResolver(EngineSettings settings, Progress progress) {
    this.settings = settings;
    this.slot = settings.cache().slot("engine", EngineVersion.PINNED.cli());
    this.progress = progress;
  }

  /**
   * The running cluster that the settings name, otherwise the dev server's program.
   *
   * @throws EngineUnavailableException when no source gave one
   */
  public Engine resolve() throws InterruptedException {
    var address = settings.address();
    if (address != null) {
      return new Engine.Running(new EngineAddress(address).require(settings.connectTimeout()));
    }
    attempts.add(new Attempt("LONGHAUL_TEMPORAL_ADDRESS", "not set"));
    return new Engine.Installed(program());
  }

  /**
   * The dev server's program, even when the settings name a running cluster.
   *
   * @throws EngineUnavailableException when no source gave one
   */
  public Path program() throws InterruptedException {
    var cached = new CachedSource(slot);
    var found = first(List.of(new PathSource(settings), cached));
    return found == null ? makeOrWait(cached) : found;
  }

  private Path makeOrWait(EngineSource cached) throws InterruptedException {
    try (var _ = slot.lock(this::sayWaiting)) {
      var made = obtain(cached, new ArrayList<>());
      var makers =
          List.of(
              new ArchiveSource(settings, slot, progress),
              new BuildSource(settings, slot, progress));
      var program = made == null ? first(makers) : made;
      if (program == null) {
        throw new EngineUnavailableException(attempts);
      }
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The engine's cache at " + slot.directory() + " cannot be used", e);
    }
  }

  private void sayWaiting() {
    progress.say("Another process is obtaining the engine; waiting for it.");
  }

  private @Nullable Path first(List<? extends EngineSource> sources) throws InterruptedException {
    for (var source : sources) {
      var program = obtain(source, attempts);
      if (program != null) {
        return program;
      }
    }
    return null;
  }

  private static @Nullable Path obtain(EngineSource source, List<Attempt> failures)
      throws InterruptedException {
    try {
      return source.obtain();
    } catch (SourceException | IOException e) {
      failures.add(new Attempt(source.description(), String.valueOf(e.getMessage())));
      return null;
    }
  }
}
