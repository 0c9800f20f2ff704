package io.longhaul.worker.engine;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a worker takes part.
 *
 * @param name how the engine and its Web UI call it; process id and host when empty
 * @param heartbeatTimeout after which silence the engine takes a worker for dead, at least 2 s
 * @param heartbeatThrottle how often progress is sent, and cancel heard, at most
 * @param activities how many activities run at once; each import needs about 25 MiB of heap
 * @param drainTimeout how long a worker that is told to end waits for what runs to be handed over
 * @param connectRetry longest pause between two attempts to reach the engine at start-up
 */
@ConfigurationProperties("longhaul.worker")
public record WorkerSettings(
    @DefaultValue("") String name,
    @DefaultValue("10s") Duration heartbeatTimeout,
    @DefaultValue("1s") Duration heartbeatThrottle,
    @DefaultValue("4") int activities,
    @DefaultValue("8s") Duration drainTimeout,
    @DefaultValue("2s") Duration connectRetry) {

  private static final Duration SHORTEST = Duration.ofSeconds(2);

  /** Refuses what could not work. */
  public WorkerSettings {
    if (heartbeatTimeout.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "longhaul.worker.heartbeat-timeout is below 2s: a pause of the JVM would look like death");
    }
    if (activities < 1) {
      throw new IllegalArgumentException("longhaul.worker.activities is below 1");
    }
    name = name.isBlank() ? ManagementFactory.getRuntimeMXBean().getName() : name;
  }
}
