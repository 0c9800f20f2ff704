package io.longhaul.gateway.quotas;

import io.github.bucket4j.Bucket;
import io.longhaul.gateway.access.Caller;
import java.time.Duration;
import java.util.function.Function;

/**
 * One limit on requests.
 *
 * @param name as in the fields {@code RateLimit} and {@code RateLimit-Policy}
 * @param quota how many pass in one burst
 * @param partition whose requests are counted together
 */
record RatePolicy(String name, long quota, Duration window, Function<Caller, String> partition) {

  /** The requests of one caller. */
  static RatePolicy ofCaller(String name, long quota, Duration window) {
    return new RatePolicy(
        name, quota, window, caller -> name + " " + caller.tenant() + " " + caller.subject());
  }

  /** The requests of a whole tenant. */
  static RatePolicy ofTenant(String name, long quota, Duration window) {
    return new RatePolicy(name, quota, window, caller -> name + " " + caller.tenant());
  }

  Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, window))
        .build();
  }

  /** Seconds until all of the quota is back, when nothing is asked for. */
  long secondsUntilFull(long remaining) {
    return Math.ceilDiv(Math.multiplyExact(quota - remaining, window.toSeconds()), quota);
  }
}
