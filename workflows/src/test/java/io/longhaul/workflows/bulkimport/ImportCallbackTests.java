package io.longhaul.workflows.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.operation.Callback;
import io.longhaul.workflows.operation.OperationEvent;
import io.longhaul.workflows.operation.OperationRequest.Policy;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.operation.StartedOperation;
import io.longhaul.workflows.operation.TestEngine;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.StartChildWorkflowExecutionInitiatedEventAttributes;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an import has told, by children that nobody works on: it waits for none of them. */
class ImportCallbackTests {

  private final TestEngine engine = TestEngine.skippingTime();
  private final ImportBed bed = new ImportBed(engine);

  @AfterEach
  void close() {
    bed.close();
    engine.close();
  }

  @ParameterizedTest
  @EnumSource(CallbackScenario.class)
  void startsOneDeliveryForEachThingToTell(CallbackScenario scenario) {
    StartedOperation run = scenario.play(bed);

    assertThat(run.observed()).isEqualTo(scenario.end());
    assertThat(children(run))
        .extracting(child -> child.getWorkflowId())
        .containsExactlyElementsOf(scenario.told(run.runId()));
    assertThat(children(run))
        .extracting(child -> child.getParentClosePolicy())
        .containsOnly(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON);
  }

  @ParameterizedTest
  @EnumSource(CallbackScenario.class)
  void endsOnlyAfterItsLastDeliveryIsThere(CallbackScenario scenario) {
    StartedOperation run = scenario.play(bed);

    List<HistoryEvent> events = run.history().getEvents();
    long end =
        events.stream()
            .filter(HistoryEvent::hasChildWorkflowExecutionStartedEventAttributes)
            .filter(event ->
                event
                    .getChildWorkflowExecutionStartedEventAttributes()
                    .getWorkflowExecution()
                    .getWorkflowId()
                    .endsWith(":end"))
            .findFirst()
            .orElseThrow()
            .getEventId();
    long outcome =
        events.stream()
            .filter(HistoryEvent::hasWorkflowPropertiesModifiedEventAttributes)
            .toList()
            .getLast()
            .getEventId();
    assertThat(end).isLessThan(outcome);
  }

  @Test
  void tellsNothingThatNobodyAskedFor() {
    Callback failures =
        new Callback(CallbackScenario.USUAL.endpointId(), List.of(OperationEvent.FAILED));

    StartedOperation run = CallbackScenario.start(bed, Policy.DEFAULT, failures);

    assertThat(run.outcome().state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(children(run)).isEmpty();
  }

  @Test
  void watchesProgressOnlyForWhoAsks() {
    Callback progress =
        new Callback(CallbackScenario.USUAL.endpointId(), List.of(OperationEvent.PROGRESS));

    StartedOperation run = CallbackScenario.start(bed, Policy.DEFAULT, progress);

    assertThat(run.outcome().state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(children(run))
        .singleElement()
        .returns("longhaul-webhook-progress:" + run.runId(), child -> child.getWorkflowId());
  }

  @Test
  void costsNoEventWhereNobodyWantsToBeTold() {
    StartedOperation told = CallbackScenario.TOLD_OF_REJECTS.play(bed);
    StartedOperation untold = Scenario.PARTIALLY_SUCCEEDED.play(bed);

    assertThat(children(untold)).isEmpty();
    assertThat(untold.history().getEvents()).hasSizeLessThan(told.history().getEvents().size());
  }

  private static List<StartChildWorkflowExecutionInitiatedEventAttributes> children(
      StartedOperation run) {
    return run.history().getEvents().stream()
        .filter(HistoryEvent::hasStartChildWorkflowExecutionInitiatedEventAttributes)
        .map(HistoryEvent::getStartChildWorkflowExecutionInitiatedEventAttributes)
        .toList();
  }
}
