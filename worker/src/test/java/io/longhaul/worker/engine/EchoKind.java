package io.longhaul.worker.engine;

import io.longhaul.workflows.operation.ExecutionPolicy;
import io.longhaul.workflows.operation.OperationControl;
import io.longhaul.workflows.operation.OperationKind;
import io.temporal.worker.Worker;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A kind whose activities come from {@link EchoProvider}. */
record EchoKind() implements OperationKind {

  @Override
  public String name() {
    return "echo";
  }

  @Override
  public String title() {
    return name();
  }

  @Override
  public String description() {
    return name();
  }

  @Override
  public String taskQueue() {
    return name();
  }

  @Override
  public ObjectNode inputSchema() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public ObjectNode resultSchema() {
    return inputSchema();
  }

  @Override
  public List<JsonPointer> uploads() {
    return List.of();
  }

  @Override
  public Class<?> activities() {
    return EchoProvider.EchoActivities.class;
  }

  @Override
  public Class<?> workflow() {
    return OperationControl.class;
  }

  @Override
  public void register(Worker worker, ExecutionPolicy policy) {
    throw new UnsupportedOperationException("no workflow");
  }
}
