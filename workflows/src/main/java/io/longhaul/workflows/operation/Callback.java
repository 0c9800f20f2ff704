package io.longhaul.workflows.operation;

import java.util.List;

/**
 * Who wants to be told about an operation, and what. No more than a reference: address and secrets
 * stand where the endpoint is kept, and never in a history.
 *
 * @param endpointId of a registered endpoint, or of the one that the operation brought along
 * @param events in the order of their declaration, none twice
 */
public record Callback(String endpointId, List<OperationEvent> events) {

  /** Puts the events in order. */
  public Callback {
    events = events.stream().distinct().sorted().toList();
  }
}
