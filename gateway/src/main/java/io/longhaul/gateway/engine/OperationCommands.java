package io.longhaul.gateway.engine;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.longhaul.workflows.correlation.Correlation;
import io.longhaul.workflows.correlation.CorrelationPropagator;
import io.longhaul.workflows.operation.CancelReason;
import io.longhaul.workflows.operation.FailCommand;
import io.longhaul.workflows.operation.RetryCommand;
import io.temporal.api.common.v1.Header;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.RequestCancelWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.SignalWorkflowExecutionRequest;
import io.temporal.common.converter.DataConverter;
import java.util.Optional;
import java.util.UUID;

/** Says things to a running operation; no worker has to be there to take them. Thread-safe. */
public final class OperationCommands {

  private final EngineCalls engine;
  private final DataConverter converter;

  OperationCommands(EngineCalls engine, DataConverter converter) {
    this.engine = engine;
    this.converter = converter;
  }

  /**
   * Asks for a cancel.
   *
   * @return false when it has finished meanwhile
   */
  public boolean cancel(ObservedOperation operation, CancelReason reason) {
    RequestCancelWorkflowExecutionRequest request =
        RequestCancelWorkflowExecutionRequest.newBuilder()
            .setNamespace(engine.namespace())
            .setWorkflowExecution(execution(operation))
            .setIdentity(engine.identity())
            .setRequestId(UUID.randomUUID().toString())
            .setReason(reason.format())
            .build();
    return reaches(() -> engine.call(stub -> stub.requestCancelWorkflowExecution(request)));
  }

  /**
   * Lets a parked operation go on.
   *
   * @return false when it has finished meanwhile
   */
  public boolean retry(ObservedOperation operation, RetryCommand command) {
    return signal(operation, "retry", command.commandId(), command);
  }

  /**
   * Ends a parked operation as failed.
   *
   * @return false when it has finished meanwhile
   */
  public boolean fail(ObservedOperation operation, FailCommand command) {
    return signal(operation, "fail", command.commandId(), command);
  }

  // The command id is the request id too: the engine itself drops what is repeated soon.
  private boolean signal(
      ObservedOperation operation, String name, String commandId, Object command) {
    SignalWorkflowExecutionRequest.Builder request =
        SignalWorkflowExecutionRequest.newBuilder()
            .setNamespace(engine.namespace())
            .setWorkflowExecution(execution(operation))
            .setSignalName(name)
            .setHeader(correlation())
            .setIdentity(engine.identity())
            .setRequestId(name + ":" + commandId);
    Optional.of(command).flatMap(converter::toPayloads).ifPresent(request::setInput);
    return reaches(() -> engine.call(stub -> stub.signalWorkflowExecution(request.build())));
  }

  // Raw calls pass by the SDK's context propagators.
  private static Header correlation() {
    Header.Builder header = Header.newBuilder();
    Correlation present = Correlation.current();
    if (present != null) {
      header.putAllFields(new CorrelationPropagator().serializeContext(present));
    }
    return header.build();
  }

  private static WorkflowExecution execution(ObservedOperation operation) {
    return WorkflowExecution.newBuilder()
        .setWorkflowId(operation.id().toString())
        .setRunId(operation.runId())
        .build();
  }

  private static boolean reaches(Runnable call) {
    try {
      call.run();
      return true;
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }
}
