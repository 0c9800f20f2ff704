package io.longhaul.workflows.bulkimport;

import static io.longhaul.workflows.bulkimport.ScriptedImport.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.bulkimport.BulkImportActivities.Counts;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Ledger;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadCommand;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadReport;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Publication;
import io.longhaul.workflows.operation.Callback;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import io.longhaul.workflows.operation.Failures;
import io.longhaul.workflows.operation.Lineage;
import io.longhaul.workflows.operation.OperationEvent;
import io.longhaul.workflows.operation.OperationMemo.ArtifactNote;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.operation.OperationRequest.Policy;
import io.longhaul.workflows.operation.Origin;
import io.longhaul.workflows.operation.StartedOperation;
import io.longhaul.workflows.operation.TestEngine;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole memo stays within 2 KiB, whatever clients, files and databases come up with. */
class MemoBudgetTests {

  private static final int LIMIT = 2048;
  private static final long HUGE = 999_999_999_999L;

  private final TestEngine engine = TestEngine.skippingTime();
  private final ImportBed bed = new ImportBed(engine);

  @AfterEach
  void close() {
    bed.close();
    engine.close();
  }

  @ParameterizedTest
  @MethodSource("submissions")
  void ofAParkedImportWithAnEndlessError(Submission submission) {
    bed.activities().onLoad(failsAtLength());
    StartedOperation run = start(submission, Policy.DEFAULT);

    run.parked(1);

    assertThat(size(run)).isLessThanOrEqualTo(LIMIT);
  }

  @ParameterizedTest
  @MethodSource("submissions")
  void ofAFailedImportWithAnEndlessError(Submission submission) {
    bed.activities().onLoad(failsAtLength());
    bed.activities().onTally(_ -> ledger());
    StartedOperation run = start(submission, Policies.failing());

    assertThat(run.outcome().error()).isNotNull();

    assertThat(size(run)).isLessThanOrEqualTo(LIMIT);
  }

  @ParameterizedTest
  @MethodSource("submissions")
  void ofAPartialSuccessWithLargeNumbers(Submission submission) {
    bed.activities().onLoad(report(ledger()));
    bed.activities().onPublish(_ -> new Publication(List.of(artifact("rejects.csv"))));
    StartedOperation run = start(submission, Policy.DEFAULT);

    assertThat(run.outcome().result()).isNotNull();

    assertThat(size(run)).isLessThanOrEqualTo(LIMIT);
  }

  private StartedOperation start(Submission submission, Policy policy) {
    Origin origin =
        new Origin(
            "acme~" + "k".repeat(128),
            "sue",
            null,
            Instant.EPOCH,
            List.of(),
            new Lineage("0".repeat(36) + ".12", "other", "0".repeat(36) + ".11"),
            List.of());
    return bed.starter()
        .start(submission, bed.starter().request(ImportBed.json(ImportBed.INPUT), policy, origin));
  }

  static Stream<Submission> submissions() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < 4; i++) {
      labels.put("label-" + i + "-".repeat(24), "v".repeat(32));
    }
    Callback callback =
        new Callback(
            "we_" + "t".repeat(60) + "_" + "0".repeat(24), List.of(OperationEvent.values()));
    int room = Submission.LIMIT - submission(Map.of("l", ""), callback).size();
    return Stream.of(submission(labels, null), submission(Map.of("l", "v".repeat(room)), callback));
  }

  private static Submission submission(Map<String, String> labels, @Nullable Callback callback) {
    Instant now = Instant.parse("2026-11-28T19:38:05.123456789Z");
    return new Submission(
        BulkImport.NAME,
        "t".repeat(60),
        "o".repeat(64),
        "1:" + "c".repeat(64),
        labels,
        now,
        now,
        now,
        null,
        30,
        callback);
  }

  private static Function<LoadCommand, LoadReport> failsAtLength() {
    ErrorDetail detail = new ErrorDetail("/row/" + "漢".repeat(90), "漢".repeat(300), "x".repeat(99));
    return _ -> {
      throw Failures.permanent(
          ErrorCode.REJECT_LIMIT_EXCEEDED,
          "漢".repeat(500),
          Collections.nCopies(20, detail),
          ScriptedImport.progress(7));
    };
  }

  private static Ledger ledger() {
    Counts counts = new Counts(HUGE, HUGE, HUGE, HUGE, HUGE);
    return new Ledger(counts, counts);
  }

  private static ArtifactNote artifact(String name) {
    return new ArtifactNote(name, "text/csv; charset=utf-8", HUGE, "e".repeat(64));
  }

  private static int size(StartedOperation run) {
    return run.describe().getWorkflowExecutionInfo().getMemo().getSerializedSize();
  }
}
