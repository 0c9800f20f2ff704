package io.longhaul.workflows.operation;

import io.temporal.worker.Worker;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of operation: all that gateway, worker and conformance kit need to know of it.
 * Thread-safe.
 */
public interface OperationKind {

  /** The name in requests and the Temporal workflow type: {@code [a-z0-9-]{1,60}}. */
  String name();

  /** One line for people. */
  String title();

  /** What it does, in a few sentences. */
  String description();

  /** The Temporal task queue that its workflow and its activities are polled from. */
  String taskQueue();

  /** JSON Schema 2020-12 of the input, as it applies now. */
  ObjectNode inputSchema();

  /** JSON Schema 2020-12 of the result. */
  ObjectNode resultSchema();

  /** Where the input names uploads; the gateway checks that they are the caller's and complete. */
  List<JsonPointer> uploads();

  /** The activity interface; the worker registers exactly one implementation of it. */
  Class<?> activities();

  /** The workflow interface; it extends {@code OperationControl}. */
  Class<?> workflow();

  /** Registers the workflow, by factory, on a worker that polls {@link #taskQueue}. */
  void register(Worker worker, ExecutionPolicy policy);

  /**
   * A recorded history, in the JSON of the Temporal CLI, that a worker replays before it takes
   * work: its first task does not wait for code to be loaded. Empty for none.
   */
  default Optional<String> rehearsal() {
    return Optional.empty();
  }
}
