package io.longhaul.gateway.quotas;

import io.longhaul.gateway.quotas.RateLimits.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller may ask for, and how much of it is left. */
record QuotasDocument(String tenant, Unfinished unfinishedOperations, List<Rate> rates) {

  /**
   * The operations of the tenant that have not finished.
   *
   * @param limit null when there is none
   */
  record Unfinished(long count, @Nullable Long limit) {}

  /** One limit on requests, as this gateway counts them. */
  record Rate(String name, long quota, long windowSeconds, long remaining, long fullInSeconds) {

    static Rate of(Level level) {
      return new Rate(
          level.policy().name(),
          level.policy().quota(),
          level.policy().window().toSeconds(),
          level.remaining(),
          level.policy().secondsUntilFull(level.remaining()));
    }
  }
}
