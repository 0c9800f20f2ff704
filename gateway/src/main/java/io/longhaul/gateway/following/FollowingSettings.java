package io.longhaul.gateway.following;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How operations are followed.
 *
 * @param looksPerSecond how many operations that are already known one gateway looks at again in a
 *     second; first looks do not count
 * @param finishedAge how long a look at a finished operation is good for: so long it may take until
 *     another gateway shows that it was deleted
 * @param remembered how many looks are kept in memory
 * @param keepAlive after how long a silence a stream writes a comment, so that proxies keep it open
 * @param longestStream after how long a stream is ended, and its client comes again; at the latest
 *     when the access token expires
 */
@ConfigurationProperties("longhaul.following")
public record FollowingSettings(
    @DefaultValue("200") int looksPerSecond,
    @DefaultValue("30s") Duration finishedAge,
    @DefaultValue("10000") int remembered,
    @DefaultValue("15s") Duration keepAlive,
    @DefaultValue("1h") Duration longestStream) {

  /** Refuses what would come to no look at all. */
  public FollowingSettings {
    if (looksPerSecond < 1 || remembered < 1) {
      throw new IllegalArgumentException(
          "longhaul.following.looks-per-second and remembered must be 1 or more.");
    }
    for (Duration duration : List.of(finishedAge, keepAlive, longestStream)) {
      if (!duration.isPositive()) {
        throw new IllegalArgumentException(
            "longhaul.following.finished-age, keep-alive and longest-stream must be longer than"
                + " 0.");
      }
    }
  }
}
