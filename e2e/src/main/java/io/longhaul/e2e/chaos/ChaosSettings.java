package io.longhaul.e2e.chaos;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much chaos.
 *
 * @param faults how many have to hit a running load before the run ends
 * @param seed decides files, policies and faults; not when the operating system gets around to them
 * @param lanes how many operations run at the same time
 * @param engine the dev server's program; null to find or make one
 * @param limit for the whole run: beyond it the run has failed
 */
public record ChaosSettings(
    int faults, long seed, int lanes, @Nullable Path engine, Duration limit) {

  /** Four lanes, and half a minute for each fault on top of five. */
  public static ChaosSettings of(int faults, long seed, @Nullable Path engine) {
    return new ChaosSettings(
        faults, seed, 4, engine, Duration.ofMinutes(5).plusSeconds(30L * faults));
  }
}
