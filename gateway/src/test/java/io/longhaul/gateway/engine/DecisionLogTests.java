package io.longhaul.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.protobuf.Timestamp;
import io.longhaul.workflows.operation.Decision;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.FailCommand;
import io.longhaul.workflows.operation.OperationError;
import io.longhaul.workflows.operation.OperationMemo;
import io.longhaul.workflows.operation.OperationMemo.Attention;
import io.longhaul.workflows.operation.RetryCommand;
import io.longhaul.workflows.payloads.OperationPayloads;
import io.longhaul.workflows.payloads.PayloadKeys;
import io.temporal.api.common.v1.Memo;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionCancelRequestedEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionSignaledEventAttributes;
import io.temporal.api.history.v1.WorkflowPropertiesModifiedEventAttributes;
import io.temporal.common.converter.DataConverter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who decided what, worked out of a history. */
class DecisionLogTests {

  private static final Instant DEADLINE = Instant.parse("2026-11-25T18:00:00Z");

  private final DataConverter converter = OperationPayloads.converter(PayloadKeys.NONE);
  private final JsonNode input = json("{\"file\":\"u-1\",\"dataset\":\"pets\"}");
  private final DecisionLog log = new DecisionLog(converter, input);

  @Test
  void aCorrectionIsWhatTheOperationWorkedWithLast() {
    JsonNode corrected = json("{\"file\":\"u-2\",\"dataset\":\"pets\"}");

    parked("park-1");
    signal("retry", new RetryCommand("c1", "park-1", "sue", "other file", corrected));

    assertThat(log.input()).isEqualTo(corrected);
    assertThat(log.decisions())
        .singleElement()
        .satisfies(decision -> assertThat(decision.applied()).isTrue())
        .satisfies(decision -> assertThat(decision.by()).isEqualTo("sue"))
        .satisfies(decision ->
            assertThat(decision.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.pointer()).isEqualTo("/file")));
  }

  @Test
  void aRetryWithoutCorrectionLeavesTheInput() {
    parked("park-1");
    signal("retry", new RetryCommand("c1", "park-1", "sue", null, null));

    assertThat(log.input()).isEqualTo(input);
  }

  @Test
  void whatCameTwiceTooLateOrForAnotherParkWasNotApplied() {
    parked("park-1");
    signal("retry", new RetryCommand("c1", "park-1", "sue", null, null));
    signal("retry", new RetryCommand("c1", "park-1", "sue", null, null));
    signal("fail", new FailCommand("c2", "park-1", "tom", null));
    parked("park-2");
    signal("fail", new FailCommand("c3", "park-1", "tom", null));
    signal("fail", new FailCommand("c4", "park-2", "tom", "give up"));

    assertThat(log.decisions())
        .extracting(Decision::action, Decision::commandId, Decision::applied)
        .containsExactly(
            tuple("retry", "c1", true),
            tuple("retry", "c1", false),
            tuple("fail", "c2", false),
            tuple("fail", "c3", false),
            tuple("fail", "c4", true));
  }

  @Test
  void aCancelIsADecisionToo() {
    log.add(
        event(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED)
            .setWorkflowExecutionCancelRequestedEventAttributes(
                WorkflowExecutionCancelRequestedEventAttributes.newBuilder()
                    .setCause("ann: wrong file"))
            .build());

    assertThat(log.decisions())
        .extracting(Decision::action, Decision::by, Decision::reason)
        .containsExactly(tuple("cancel", "ann", "wrong file"));
  }

  private void parked(String parkId) {
    Attention attention =
        new Attention(
            parkId,
            DEADLINE,
            DEADLINE,
            OperationError.of(ErrorCode.TABLE_MISSING, "There is no table."),
            5);
    log.add(
        event(EventType.EVENT_TYPE_WORKFLOW_PROPERTIES_MODIFIED)
            .setWorkflowPropertiesModifiedEventAttributes(
                WorkflowPropertiesModifiedEventAttributes.newBuilder()
                    .setUpsertedMemo(
                        Memo.newBuilder()
                            .putFields(
                                OperationMemo.ATTENTION,
                                converter.toPayload(attention).orElseThrow())))
            .build());
  }

  private void signal(String name, @Nullable Object command) {
    log.add(
        event(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
            .setWorkflowExecutionSignaledEventAttributes(
                WorkflowExecutionSignaledEventAttributes.newBuilder()
                    .setSignalName(name)
                    .setInput(converter.toPayloads(command).orElseThrow()))
            .build());
  }

  private static HistoryEvent.Builder event(EventType type) {
    return HistoryEvent.newBuilder()
        .setEventType(type)
        .setEventTime(Timestamp.newBuilder().setSeconds(1_800_000_000));
  }

  private static JsonNode json(String text) {
    return OperationPayloads.mapper().readTree(text);
  }
}
