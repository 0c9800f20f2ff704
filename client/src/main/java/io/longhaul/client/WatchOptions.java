package io.longhaul.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to follow an operation.
 *
 * @param limit stop after this; null for never
 * @param maxInterval the longest time between two looks, whatever the server advises while it is
 *     well; a server that is overloaded (429, 503) is always given the time it asks for
 * @param throughAttention whether to go on while the operation is parked; otherwise following ends
 *     there
 */
public record WatchOptions(
    @Nullable Duration limit, Duration maxInterval, boolean throughAttention) {

  /** Until it is done or parked, at the server's pace but at least each 30 s. */
  public static final WatchOptions DEFAULT = new WatchOptions(null, Duration.ofSeconds(30), false);

  /** The same with another limit. */
  public WatchOptions withLimit(@Nullable Duration other) {
    return new WatchOptions(other, maxInterval, throughAttention);
  }

  /** The same with looks closer to each other, or farther apart. */
  public WatchOptions withMaxInterval(Duration other) {
    return new WatchOptions(limit, other, throughAttention);
  }
}
