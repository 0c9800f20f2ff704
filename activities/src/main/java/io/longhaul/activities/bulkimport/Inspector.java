package io.longhaul.activities.bulkimport;

import io.longhaul.activities.progress.Heartbeats;
import io.longhaul.datasets.Dataset;
import io.longhaul.storage.Sha256;
import io.longhaul.workflows.bulkimport.BulkImportActivities.InspectCommand;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Inspection;
import io.longhaul.workflows.operation.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** The step inspect: one pass over the whole file, in constant memory. */
final class Inspector {

  private static final int BUFFER = 256 * 1024;

  private final ImportSettings settings;
  private final ImportResources resources;

  Inspector(ImportSettings settings, ImportResources resources) {
    this.settings = settings;
    this.resources = resources;
  }

  Inspection inspect(InspectCommand command, Attempt attempt) throws IOException {
    Heartbeats heartbeats = attempt.begin(0, 0);
    Dataset dataset = DatasetLookup.find(resources.datasets(), command.source().dataset());
    UploadedFile file = UploadedFile.complete(resources.uploads(), command.source());
    FileHead head = FileHead.of(file.head(settings.recordLimit() + 1));
    FileLayout layout = new LayoutFinder(dataset, command.format()).find(head);
    RecordCensus census = new RecordCensus(layout, settings.recordLimit());
    String sha256 = readAll(file, census, attempt, heartbeats);
    if (!sha256.equals(file.sha256())) {
      throw new ImportProblem(
          ErrorCode.UPLOAD_GONE,
          "The bytes of the upload are no longer those that were received: their SHA-256 is "
              + sha256
              + " and was "
              + file.sha256()
              + ". Upload the file again.");
    }
    return new Inspection(
        Digests.of(sha256, dataset, layout.format()),
        sha256,
        file.length(),
        census.records(),
        layout.format());
  }

  private static String readAll(
      UploadedFile file, RecordCensus census, Attempt attempt, Heartbeats heartbeats)
      throws IOException {
    MessageDigest digest = Sha256.start();
    byte[] buffer = new byte[BUFFER];
    long done = 0;
    try (InputStream in = file.open(0)) {
      for (int count = fill(in, buffer); count > 0; count = fill(in, buffer)) {
        heartbeats.check();
        digest.update(buffer, 0, count);
        census.next(buffer, count);
        done += count;
        attempt.meter().advance(done, 0);
      }
    }
    census.end();
    return Sha256.finish(digest);
  }

  private static int fill(InputStream in, byte[] buffer) throws IOException {
    return in.readNBytes(buffer, 0, buffer.length);
  }
}
