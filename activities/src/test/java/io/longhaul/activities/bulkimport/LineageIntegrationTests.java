package io.longhaul.activities.bulkimport;

import static io.longhaul.activities.bulkimport.ActivityFailures.codeOf;
import static io.longhaul.activities.bulkimport.ActivityFailures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.activities.bulkimport.ChunkProbe.Moment;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Counts;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Ledger;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.Lineage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operations of one line share, and where they must not. */
class LineageIntegrationTests {

  private static final ImportSettings SMALL_CHUNKS =
      new ImportSettings(100, 1000, Duration.ofMillis(500));

  @TempDir static Path folder;
  private static ImportBed bed;

  @BeforeAll
  static void prepareDatabase() {
    bed =
        new ImportBed(folder)
            .dataset("numbers", Numbers.DATASET)
            .dataset("log", Numbers.DATASET.replace("key: [n]", "").replace("numbers", "log"));
    bed.postgres().execute(Numbers.TABLE + "; CREATE TABLE log (n bigint, word text)");
  }

  @BeforeEach
  void emptyTables() {
    bed.postgres().execute("TRUNCATE numbers, log");
  }

  @Test
  void retryGoesOnFromTheCheckpointAndCountsItsOwnPart() {
    ImportAttempts first = numbers("numbers", 1_000);
    crashAfterChunks(first, 3);
    long applied = rows("numbers");

    Ledger ledger = first.retried().load().ledger();

    assertThat(applied).isBetween(1L, 999L);
    assertThat(ledger.operation()).isEqualTo(new Counts(1_000 - applied, 1_000 - applied, 0, 0, 0));
    assertThat(ledger.lineage()).isEqualTo(new Counts(1_000, 1_000, 0, 0, 0));
    assertThat(first.tally())
        .isEqualTo(new Ledger(new Counts(applied, applied, 0, 0, 0), ledger.lineage()));
    assertThat(bed.postgres().value("SELECT bool_and(closes) FROM longhaul.ledger_proof"))
        .isEqualTo("t");
  }

  @Test
  void finishedLoadThatRunsAgainChangesNothing() {
    ImportAttempts importing = numbers("log", 500);
    Ledger once = importing.load().ledger();

    Ledger twice = importing.load().ledger();

    assertThat(twice).isEqualTo(once);
    assertThat(rows("log")).isEqualTo(500);
  }

  @Test
  void changedFileIsNotAppendedBehindAPartOfTheFirst() {
    ImportAttempts first = numbers("log", 1_000);
    crashAfterChunks(first, 3);
    long applied = rows("log");
    ImportAttempts changed = numbers("log", 900);
    changed.lineage(new Lineage(changed.source.runId(), "other digest", first.lineage().id()));
    ImportAttempts changedAgain = numbers("log", 800);
    changedAgain.lineage(
        new Lineage(changedAgain.source.runId(), "third digest", changed.lineage().id()));

    assertThat(codeOf(failure(changed::load))).isEqualTo(ErrorCode.APPEND_ONLY_CHANGED);
    assertThat(codeOf(failure(changedAgain::load))).isEqualTo(ErrorCode.APPEND_ONLY_CHANGED);
    assertThat(rows("log")).isEqualTo(applied);
  }

  @Test
  void changedFileStartsFromItsFirstRecordWhereKeysTellRecordsApart() {
    ImportAttempts first = numbers("numbers", 1_000);
    crashAfterChunks(first, 3);
    long applied = rows("numbers");
    ImportAttempts changed = numbers("numbers", 900);
    changed.lineage(new Lineage(changed.source.runId(), "other digest", first.lineage().id()));

    Counts counts = changed.load().ledger().operation();

    assertThat(counts).isEqualTo(new Counts(900, 900 - applied, applied, 0, 0));
  }

  @Test
  void changedFileMayBeAppendedWhenNothingWasApplied() {
    ImportAttempts first = numbers("log", 1_000);
    crashAt(first, Moment.CLAIMED, 1);
    ImportAttempts changed = numbers("log", 900);
    changed.lineage(new Lineage(changed.source.runId(), "other digest", first.lineage().id()));

    assertThat(changed.load().ledger().operation()).isEqualTo(new Counts(900, 900, 0, 0, 0));
  }

  @Test
  void checkpointOfOtherDataIsLeftAlone() {
    ImportAttempts first = numbers("numbers", 10);
    first.load();
    ImportAttempts other = numbers("numbers", 20);
    other.lineage(new Lineage(first.lineage().id(), "other digest", null));

    assertThat(codeOf(failure(other::load))).isEqualTo(ErrorCode.CHECKPOINT_MISMATCH);
  }

  @Test
  void datasetThatChangesAfterTheInspectionStopsTheLoad() {
    bed.dataset("short-lived", Numbers.DATASET);
    ImportAttempts importing = numbers("short-lived", 10).resources(bed.resources());
    importing.inspection();
    bed.dataset(
        "short-lived",
        Numbers.DATASET.replace("type: text, required: true", "type: text, required: false"));

    assertThat(codeOf(failure(importing.resources(bed.resources())::load)))
        .isEqualTo(ErrorCode.DATASET_CHANGED);
  }

  private static void crashAfterChunks(ImportAttempts importing, int chunks) {
    crashAt(importing, Moment.COMMITTED, chunks);
  }

  private static void crashAt(ImportAttempts importing, Moment where, int times) {
    AtomicInteger seen = new AtomicInteger();
    importing
        .settings(SMALL_CHUNKS)
        .probe(moment -> {
          if (moment == where && seen.incrementAndGet() == times) {
            throw new IllegalStateException("crash");
          }
        });
    failure(importing::load);
    importing.probe(ChunkProbe.NONE);
  }

  private static ImportAttempts numbers(String dataset, int count) {
    return bed.of(dataset, bed.upload(Numbers.file(count)));
  }

  private static long rows(String table) {
    return Long.parseLong(bed.postgres().value("SELECT count(*) FROM " + table));
  }
}
