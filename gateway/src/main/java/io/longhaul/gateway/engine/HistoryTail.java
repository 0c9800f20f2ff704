package io.longhaul.gateway.engine;

import io.longhaul.workflows.operation.Failures;
import io.longhaul.workflows.operation.StepProgress;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryReverseRequest;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest events of a history, where Describe alone does not tell. */
final class HistoryTail {

  private static final int FEW = 8;

  private final EngineCalls engine;
  private final DataConverter converter;

  HistoryTail(EngineCalls engine, DataConverter converter) {
    this.engine = engine;
    this.converter = converter;
  }

  /**
   * How the activity ended that is gone from Describe; null when the workflow has gone on since.
   */
  @Nullable ObservedActivity lastEnd(WorkflowExecution execution) {
    for (HistoryEvent event : newest(execution)) {
      switch (event.getEventType()) {
        case EVENT_TYPE_WORKFLOW_TASK_COMPLETED -> {
          return null;
        }
        case EVENT_TYPE_ACTIVITY_TASK_COMPLETED -> {
          StepProgress early = handedOver(event);
          return new ObservedActivity(early, early == null, 1, null, null);
        }
        case EVENT_TYPE_ACTIVITY_TASK_FAILED -> {
          return stopped(event.getActivityTaskFailedEventAttributes().getFailure());
        }
        case EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT -> {
          return stopped(event.getActivityTaskTimedOutEventAttributes().getFailure());
        }
        default -> {}
      }
    }
    return null;
  }

  private ObservedActivity stopped(Failure failure) {
    StepProgress reached = Failures.progress(converter.failureToException(failure));
    return new ObservedActivity(reached, false, 1, null, null);
  }

  /** The event that closed an execution. */
  HistoryEvent close(WorkflowExecution execution) {
    return newest(execution).getFirst();
  }

  private List<HistoryEvent> newest(WorkflowExecution execution) {
    return engine
        .call(stub ->
            stub.getWorkflowExecutionHistoryReverse(
                GetWorkflowExecutionHistoryReverseRequest.newBuilder()
                    .setNamespace(engine.namespace())
                    .setExecution(execution)
                    .setMaximumPageSize(FEW)
                    .build()))
        .getHistory()
        .getEventsList();
  }

  /** The part of an activity's result that says that it stopped early. */
  private record Handover(@Nullable StepProgress handedOverAt) {}

  private @Nullable StepProgress handedOver(HistoryEvent event) {
    Payloads result = event.getActivityTaskCompletedEventAttributes().getResult();
    if (result.getPayloadsCount() == 0) {
      return null;
    }
    try {
      Handover handover =
          converter.fromPayloads(0, Optional.of(result), Handover.class, Handover.class);
      return handover == null ? null : handover.handedOverAt();
    } catch (DataConverterException e) {
      return null;
    }
  }
}
