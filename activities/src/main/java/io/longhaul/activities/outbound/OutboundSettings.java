package io.longhaul.activities.outbound;

import io.longhaul.workflows.targets.TargetRules;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Which addresses may be called, and how long a call may take.
 *
 * @param allowed what may be called although it is not public: names ({@code hooks.internal}),
 *     names with a port ({@code localhost:9000}), addresses and networks ({@code 127.0.0.0/8})
 * @param plainHttp whether {@code http} may be called where nothing is allowed explicitly
 * @param ports which ports may be called where nothing is allowed explicitly
 * @param resolveTimeout for finding the addresses of a name
 * @param connectTimeout for one connection, TLS included
 * @param callTimeout for a whole call, from the look-up to the last byte of the answer that is read
 * @param answerLimit how many bytes of an answer are read
 */
public record OutboundSettings(
    Set<String> allowed,
    boolean plainHttp,
    Set<Integer> ports,
    Duration resolveTimeout,
    Duration connectTimeout,
    Duration callTimeout,
    int answerLimit) {

  /** Public addresses over TLS, 15 s, 1 KiB. */
  public static final OutboundSettings STRICT =
      new OutboundSettings(
          Set.of(),
          false,
          TargetRules.USUAL_PORTS,
          Duration.ofSeconds(3),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          1024);

  /** Takes copies, and refuses time-outs that are none. */
  public OutboundSettings {
    allowed = Set.copyOf(allowed);
    ports = Set.copyOf(ports);
    if (!resolveTimeout.isPositive() || !connectTimeout.isPositive() || !callTimeout.isPositive()) {
      throw new IllegalArgumentException("Time-outs of outbound calls must be longer than 0.");
    }
  }

  TargetRules rules() {
    return new TargetRules(allowed, plainHttp, ports);
  }

  /** The same, with more that is allowed. */
  public OutboundSettings allowing(String... more) {
    Set<String> both = new HashSet<>(allowed);
    both.addAll(Set.of(more));
    return new OutboundSettings(
        both, plainHttp, ports, resolveTimeout, connectTimeout, callTimeout, answerLimit);
  }
}
