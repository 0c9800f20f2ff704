package io.longhaul.gateway.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the engine may take.
 *
 * @param callTimeout for one call, tries included; the whole answer to a client must stay under 2 s
 *     when the engine is down
 * @param queryTimeout for the step-by-step view, which needs a worker
 * @param healthTimeout for the look that decides readiness
 * @param concurrentCalls how many calls one gateway makes at a time; the others wait for as long as
 *     the engine answers
 * @param retryAfter what clients are told to wait when the engine does not answer
 */
@ConfigurationProperties("longhaul.engine")
public record EngineSettings(
    @DefaultValue("1s") Duration callTimeout,
    @DefaultValue("1s") Duration queryTimeout,
    @DefaultValue("1s") Duration healthTimeout,
    @DefaultValue("64") int concurrentCalls,
    @DefaultValue("2s") Duration retryAfter) {

  /** Refuses what would let no call through. */
  public EngineSettings {
    if (concurrentCalls < 1) {
      throw new IllegalArgumentException("longhaul.engine.concurrent-calls must be 1 or more.");
    }
  }
}
