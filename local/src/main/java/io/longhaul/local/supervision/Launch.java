package io.longhaul.local.supervision;

import java.util.List;
import java.util.Map;

/**
 * One start of a child.
 *
 * @param environment added to this process's own
 * @param address where the child is reached, for the status table
 */
public record Launch(
    List<String> command, Map<String, String> environment, String address, Readiness readiness) {
  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** Not the environment: it may name secrets. */
  @Override
  public String toString() {
    return "Launch[" + String.join(" ", command) + "]";
  }
}
