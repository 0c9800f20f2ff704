package io.longhaul.local.home;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for what needs no fixed one. Below the range from which operating systems take the ports of
 * outgoing connections, and in turn from a random one on, so that neither one of those nor another
 * choice of this process slips in between the choice and the use.
 */
public final class FreePort {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 30_000;
  private static final int TRIES = 1_000;
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(HIGHEST - LOWEST));

  private FreePort() {}

  /** A port on which nothing listens now. */
  public static int any() {
    for (int i = 0; i < TRIES; i++) {
      int port = LOWEST + Math.floorMod(NEXT.getAndIncrement(), HIGHEST - LOWEST);
      if (Port.isFree(port)) {
        return port;
      }
    }
    throw new StartupException(
        "No free port was found between %d and %d.".formatted(LOWEST, HIGHEST));
  }
}
