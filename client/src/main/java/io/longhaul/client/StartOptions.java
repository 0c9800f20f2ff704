package io.longhaul.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be said about an operation beside its input.
 *
 * @param labels for finding it again
 * @param timeout after this it ends as {@code TimedOut}; null for never
 * @param startAt not before this; null for at once
 * @param onFailure what happens when a step fails for good; null for the server's default
 */
public record StartOptions(
    Map<String, String> labels,
    @Nullable Duration timeout,
    @Nullable Instant startAt,
    @Nullable OnFailure onFailure) {

  /** No labels, no deadline, at once, the server's default on failure. */
  public static final StartOptions NONE = new StartOptions(Map.of(), null, null, null);

  public StartOptions {
    labels = Map.copyOf(labels);
  }

  /** What happens when a step fails for good. */
  public enum OnFailure {
    /** The operation waits for a person. */
    @JsonProperty("park")
    PARK,
    /** The operation ends as failed. */
    @JsonProperty("fail")
    FAIL
  }
}
