package io.longhaul.activities.bulkimport;

import io.longhaul.activities.bulkimport.ChunkProbe.Moment;
import io.longhaul.activities.checkpoint.Checkpoint;
import io.longhaul.activities.checkpoint.CheckpointKey;
import io.longhaul.activities.checkpoint.Checkpoints;
import io.longhaul.activities.checkpoint.Tally;
import io.longhaul.activities.checkpoint.Tenure;
import io.longhaul.activities.database.DatabaseSession;
import io.longhaul.activities.progress.Drain;
import io.longhaul.activities.progress.Heartbeats;
import io.longhaul.datasets.Dataset;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadCommand;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadReport;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.Lineage;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** The step load: goes on from the checkpoint, as its only owner. */
final class Loader {

  static final String STEP = "load";

  private final ImportSettings settings;
  private final ImportResources resources;
  private final Drain drain;
  private final ChunkProbe probe;
  private final Checkpoints checkpoints = new Checkpoints();

  Loader(ImportSettings settings, ImportResources resources, Drain drain, ChunkProbe probe) {
    this.settings = settings;
    this.resources = resources;
    this.drain = drain;
    this.probe = probe;
  }

  LoadReport load(LoadCommand command, Attempt attempt) throws SQLException, IOException {
    attempt.beginEarly();
    Dataset dataset = unchangedDataset(command);
    UploadedFile file = UploadedFile.of(resources.uploads(), command.source());
    FileLayout layout =
        new LayoutFinder(dataset, command.inspection().format())
            .find(FileHead.of(file.head(settings.recordLimit() + 1)));
    LoadPlan plan = new LoadPlan(settings, command, dataset, file, layout);
    try (DatabaseSession session = resources.database().open(attempt.limits())) {
      TargetTable table = Preflight.check(session.connection(), dataset);
      Checkpoint checkpoint =
          checkpoint(session.connection(), command, dataset, layout.dataStart());
      Heartbeats heartbeats =
          attempt.begin(checkpoint.tally().read(), checkpoint.tally().rejected());
      heartbeats.onStop(session::interrupt);
      Tenure tenure = checkpoints.claim(session.connection(), checkpoint.key());
      probe.reached(Moment.CLAIMED);
      ChunkApplier applier =
          new ChunkApplier(
              session,
              new ChunkApplier.Target(dataset, table, command.onDuplicate()),
              tenure,
              plan.share(),
              probe);
      return new LoadRun(plan, attempt, heartbeats, session, drain)
          .run(tenure.claimed(), plan.grouping(table), applier);
    }
  }

  private Dataset unchangedDataset(LoadCommand command) {
    Dataset dataset = DatasetLookup.find(resources.datasets(), command.source().dataset());
    String digest =
        Digests.of(command.inspection().sha256(), dataset, command.inspection().format());
    if (!digest.equals(command.inspection().digest())) {
      throw new ImportProblem(
          ErrorCode.DATASET_CHANGED,
          "The dataset "
              + dataset.name()
              + " was changed after the file was inspected. Retry with the input given again, which starts over with the dataset as it is now, or change it back and retry.");
    }
    return dataset;
  }

  private Checkpoint checkpoint(
      Connection connection, LoadCommand command, Dataset dataset, long start) throws SQLException {
    Lineage lineage = command.lineage();
    CheckpointKey key = new CheckpointKey(lineage.id(), STEP);
    String target = dataset.table().quoted();
    String digest = String.valueOf(lineage.digest());
    checkpoints.create(
        connection, new Checkpoint(key, digest, target, lineage.supersedes(), start, Tally.NONE));
    Checkpoint present = checkpoints.find(connection, key);
    if (present == null || !present.digest().equals(digest)) {
      throw new ImportProblem(
          ErrorCode.CHECKPOINT_MISMATCH,
          "The checkpoint of the lineage "
              + lineage.id()
              + " belongs to another file, dataset, format or policy. Start a new operation.");
    }
    refuseSecondAppend(connection, lineage, dataset, target);
    return present;
  }

  private void refuseSecondAppend(
      Connection connection, Lineage lineage, Dataset dataset, String target) throws SQLException {
    String supersedes = lineage.supersedes();
    if (supersedes == null || !dataset.appendOnly()) {
      return;
    }
    long applied = checkpoints.appliedBefore(connection, supersedes, target);
    if (applied > 0) {
      throw new ImportProblem(
          ErrorCode.APPEND_ONLY_CHANGED,
          "The file, dataset, format or policy has changed, but "
              + applied
              + " rows were appended to "
              + dataset.table()
              + " already, and without a key they would be appended again. Retry with the first input, or remove those rows and start a new operation.");
    }
  }
}
