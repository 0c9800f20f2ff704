package io.longhaul.bench.measure;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a run is made.
 *
 * @param repository where the built gateway and worker lie
 * @param engine the dev server's program; null to find or make one
 * @param quick whether sizes are cut down to see that everything works; such figures say little
 * @param out hears what is being done
 */
public record Plan(
    Path repository, @Nullable Path engine, int repetitions, boolean quick, Consumer<String> out) {

  /** One number in a real run, another one in a quick one. */
  public int sized(int real, int small) {
    return quick ? small : real;
  }
}
