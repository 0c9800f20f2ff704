package io.longhaul.workflows.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.bulkimport.BulkImportActivities;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Counts;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Inspection;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Ledger;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Source;
import io.longhaul.workflows.bulkimport.BulkImportInput;
import io.longhaul.workflows.bulkimport.CsvFormat;
import io.longhaul.workflows.bulkimport.OnDuplicate;
import io.longhaul.workflows.bulkimport.RejectLimit;
import io.longhaul.workflows.operation.OperationMemo.ArtifactNote;
import io.longhaul.workflows.operation.OperationMemo.Attention;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationMemo.StepNote;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationMemo.Tombstone;
import io.longhaul.workflows.operation.OperationMemo.Warning;
import io.longhaul.workflows.operation.OperationRequest.OnFailure;
import io.longhaul.workflows.operation.OperationRequest.Policy;
import io.longhaul.workflows.operation.OperationSnapshot.StepRecord;
import io.longhaul.workflows.payloads.OperationPayloads;
import io.longhaul.workflows.payloads.PayloadKeys;
import io.temporal.common.converter.DataConverter;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What travels between gateway, engine and workers comes back as it was, from newer writers too.
 */
class ContractTests {

  private static final DataConverter CONVERTER = OperationPayloads.converter(PayloadKeys.NONE);
  private static final String UNKNOWN = "memberOfTheNextRelease";
  private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123456Z");
  private static final Lineage LINEAGE = new Lineage("run-1.1", "d".repeat(64), "run-1");
  private static final JsonNode INPUT =
      json("{\"file\":\"u\",\"n\":1,\"x\":1.5,\"big\":12345678901234567890,\"none\":null}");
  private static final OperationError ERROR =
      new OperationError(
          "TABLE_MISSING",
          "No table.",
          false,
          "load",
          3,
          NOW,
          List.of(new ErrorDetail("/dataset", "no table", "an existing one")));
  private static final Decision DECISION =
      new Decision(
          "retry",
          "command-1",
          "park-1",
          "sue",
          "because",
          NOW,
          true,
          List.of(new InputChange("/file", null, json("\"u2\""))));
  private static final Source SOURCE = new Source("acme~k", "run-1", "acme", "upload-1", "pets");
  private static final Inspection INSPECTION =
      new Inspection("digest", "sha", 1000, 10, new CsvFormat(",", "\"", "UTF-8", Boolean.TRUE));
  private static final StepProgress PROGRESS =
      new StepProgress(5, 10L, "rows", 1, 12.5, NOW, NOW, NOW);
  private static final Ledger LEDGER =
      new Ledger(new Counts(5, 4, 1, 0, 0), new Counts(10, 8, 1, 0, 1));

  private static final Callback CALLBACK =
      new Callback(
          "we_acme_" + "0".repeat(24), List.of(OperationEvent.STARTED, OperationEvent.FAILED));

  static Stream<Object> requests() {
    Policy policy = new Policy(OnFailure.FAIL, NOW, Duration.ofDays(3), Duration.ofMinutes(7));
    Origin origin = new Origin("acme~k", "sue", null, NOW, List.of(), LINEAGE, List.of(DECISION));
    return Stream.of(
        new OperationRequest("bulk-import", "acme", "ann", INPUT, policy, origin, CALLBACK),
        new OperationRequest("bulk-import", "acme", "ann", INPUT, Policy.DEFAULT, null, null),
        new RetryCommand("command-1", "park-1", "sue", "because", INPUT),
        new RetryCommand("command-1", "park-1", "sue", null, null),
        new FailCommand("command-1", "park-1", "sue", "because"),
        new BulkImportInput("u", "pets", OnDuplicate.SKIP, json("\"5%\""), 100, null),
        new BulkImportInput("u", "pets", null, null, null, null));
  }

  static Stream<Object> memos() {
    return Stream.of(
        new Submission(
            "bulk-import",
            "acme",
            "ann",
            "1:f",
            Map.of("team", "a"),
            NOW,
            NOW,
            NOW,
            "acme~j",
            30,
            CALLBACK),
        new StepNote("load", 4, 95, 51.5, "rows", LINEAGE, NOW, PROGRESS),
        new Attention("park-1", NOW, NOW, ERROR, 51.5),
        outcome(ERROR, null),
        outcome(null, json("{\"a\":1}")),
        new Tombstone("bulk-import", "acme", "ann", "1:f", "sue", NOW));
  }

  static Stream<Object> activities() {
    Duration patience = Duration.ofHours(24);
    return Stream.of(
        new BulkImportActivities.InspectCommand(SOURCE, null, patience),
        INSPECTION,
        new BulkImportActivities.LoadCommand(
            SOURCE, INSPECTION, LINEAGE, OnDuplicate.UPDATE, RejectLimit.NONE, 5, patience),
        new BulkImportActivities.LoadReport(LEDGER, PROGRESS),
        new BulkImportActivities.LoadReport(LEDGER, null),
        new BulkImportActivities.PublishCommand(SOURCE, INSPECTION, LINEAGE, patience),
        new BulkImportActivities.Publication(List.of(artifact())),
        new BulkImportActivities.TallyCommand(SOURCE, LINEAGE),
        PROGRESS,
        new Failures.Payload(ERROR.details(), PROGRESS, 3),
        new OperationSnapshot(
            OperationState.RUNNING,
            List.of(new StepRecord("load", "failed", NOW, NOW, ERROR)),
            List.of(DECISION),
            null));
  }

  @ParameterizedTest
  @MethodSource({"requests", "memos", "activities"})
  void comesBackAsItWas(Object value) {
    Object back =
        CONVERTER.fromPayload(
            CONVERTER.toPayload(value).orElseThrow(), value.getClass(), value.getClass());

    assertThat(back).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource({"requests", "memos", "activities"})
  void isReadFromAWriterThatKnowsMore(Object value) {
    JsonNode written = OperationPayloads.mapper().valueToTree(value);
    withUnknownMembers(value, written);

    Object back = OperationPayloads.mapper().treeToValue(written, value.getClass());

    assertThat(written.has(UNKNOWN)).isTrue();
    assertThat(back).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource({"requests", "memos", "activities"})
  void writesNoMemberThatIsNull(Object value) {
    JsonNode written = OperationPayloads.mapper().valueToTree(value);

    assertThat(written.properties())
        .allSatisfy(member -> assertThat(member.getValue().isNull()).isFalse());
  }

  // Only where a record of ours is read: in what is kept as it is, a member is a value.
  private static void withUnknownMembers(Object value, JsonNode written) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        withUnknownMembers(list.get(i), written.path(i));
      }
    }
    if (value instanceof Record && written instanceof ObjectNode object) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        Object member = valueOf(component, value);
        if (member != null) {
          withUnknownMembers(member, object.path(component.getName()));
        }
      }
      object.put(UNKNOWN, 17);
    }
  }

  private static @Nullable Object valueOf(RecordComponent component, Object owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Outcome outcome(@Nullable OperationError error, @Nullable JsonNode result) {
    return new Outcome(
        error == null ? OperationState.PARTIALLY_SUCCEEDED : OperationState.FAILED,
        error,
        Map.of("read", 10L),
        result,
        null,
        List.of(artifact()),
        List.of(new Warning("RECORDS_REJECTED", "2 records were rejected", 2L)),
        LINEAGE,
        100,
        NOW);
  }

  private static ArtifactNote artifact() {
    return new ArtifactNote("rejects.csv", "text/csv", 120, "a".repeat(64));
  }

  private static JsonNode json(String text) {
    return OperationPayloads.mapper().readTree(text);
  }
}
