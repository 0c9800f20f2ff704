package io.longhaul.workflows.bulkimport;

import io.longhaul.workflows.operation.HandedOver;
import io.longhaul.workflows.operation.Lineage;
import io.longhaul.workflows.operation.OperationMemo.ArtifactNote;
import io.longhaul.workflows.operation.StepProgress;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The side effects of an import. Failures carry a code of the catalogue as their type. */
@ActivityInterface
public interface BulkImportActivities {

  /** Reads the whole file once: its format, its header against the dataset, how many records. */
  @ActivityMethod(name = "bulk-import.inspect")
  Inspection inspect(InspectCommand command);

  /** Applies the records from the checkpoint on, exactly once, as if one by one in file order. */
  @ActivityMethod(name = "bulk-import.load")
  LoadReport load(LoadCommand command);

  /** Writes the rejected records as an artifact, and the summary. */
  @ActivityMethod(name = "bulk-import.publish")
  Publication publish(PublishCommand command);

  /**
   * What has been applied so far, exactly. Short, run locally, without heartbeats: for the end of
   * operations that end early.
   */
  @ActivityMethod(name = "bulk-import.tally")
  Ledger tally(TallyCommand command);

  /** Whose import of which upload. The tenant is that of the operation. */
  record Source(String operationId, String runId, String tenant, String file, String dataset) {}

  /** What to look at, and what the client says of its format. */
  record InspectCommand(Source source, @Nullable CsvFormat format, Duration patience) {}

  /**
   * What the file turned out to be.
   *
   * @param digest SHA-256 in hex of what decides the effect, but for the duplicate policy: file,
   *     dataset, format
   * @param bytes length of the file
   * @param records data records, the header not counted
   * @param format every member filled in
   */
  record Inspection(String digest, String sha256, long bytes, long records, CsvFormat format) {}

  /** What to apply, from where, and how. */
  record LoadCommand(
      Source source,
      Inspection inspection,
      Lineage lineage,
      OnDuplicate onDuplicate,
      RejectLimit rejectLimit,
      @Nullable Integer maxRowsPerSecond,
      Duration patience) {}

  /** What to publish. */
  record PublishCommand(Source source, Inspection inspection, Lineage lineage, Duration patience) {}

  /** What to count. */
  record TallyCommand(Source source, Lineage lineage) {}

  /** Five counts that close: {@code read = inserted + updated + skipped + rejected}. */
  record Counts(long read, long inserted, long updated, long skipped, long rejected) {}

  /**
   * What was applied, and whether the attempt stopped early because its worker is being shut down.
   */
  record LoadReport(Ledger ledger, @Nullable StepProgress handedOverAt) implements HandedOver {}

  /** The counts of this operation's own part, and of its whole lineage. */
  record Ledger(Counts operation, Counts lineage) {}

  /** The files that were published: the rejects, when there are any. */
  record Publication(List<ArtifactNote> artifacts) {}
}
