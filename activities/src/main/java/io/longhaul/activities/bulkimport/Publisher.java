package io.longhaul.activities.bulkimport;

import io.longhaul.activities.checkpoint.LedgerBook;
import io.longhaul.activities.checkpoint.LedgerBook.Share;
import io.longhaul.activities.checkpoint.Tally;
import io.longhaul.activities.database.DatabaseSession;
import io.longhaul.activities.progress.Heartbeats;
import io.longhaul.datasets.Dataset;
import io.longhaul.storage.artifacts.Artifact;
import io.longhaul.storage.artifacts.ArtifactId;
import io.longhaul.storage.artifacts.ArtifactWriter;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Publication;
import io.longhaul.workflows.bulkimport.BulkImportActivities.PublishCommand;
import io.longhaul.workflows.bulkimport.BulkImportActivities.Source;
import io.longhaul.workflows.operation.OperationMemo.ArtifactNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The step publish: the rejected records as a file that can be corrected and imported again. */
final class Publisher {

  static final String REJECTS = "rejects.csv";

  private static final String CONTENT_TYPE = "text/csv; charset=utf-8; header=present";
  private static final int ROWS_AT_ONCE = 500;
  private static final String ALL =
      """
      SELECT record, raw, column_name, code, message
        FROM longhaul.reject WHERE lineage = ? ORDER BY record
      """;

  private final ImportSettings settings;
  private final ImportResources resources;

  Publisher(ImportSettings settings, ImportResources resources) {
    this.settings = settings;
    this.resources = resources;
  }

  Publication publish(PublishCommand command, Attempt attempt) throws SQLException, IOException {
    Heartbeats heartbeats = attempt.begin(0, 0);
    try (DatabaseSession session = resources.database().open(attempt.limits())) {
      heartbeats.onStop(session::interrupt);
      Share share =
          new Share(
              command.lineage().id(),
              Loader.STEP,
              command.source().runId(),
              command.source().operationId());
      Tally lineage = new LedgerBook().ofLineage(session.connection(), share);
      if (lineage.rejected() == 0) {
        return new Publication(List.of());
      }
      RejectsFile file = rejectsFile(command);
      Beat beat = new Beat(attempt, heartbeats);
      ArtifactNote note = session.transaction(connection -> write(connection, command, file, beat));
      return new Publication(List.of(note));
    }
  }

  /** Where a long write shows how far it is. */
  private record Beat(Attempt attempt, Heartbeats heartbeats) {
    void row(long count) {
      heartbeats.check();
      attempt.meter().advance(count, 0);
    }
  }

  private RejectsFile rejectsFile(PublishCommand command) throws IOException {
    Dataset dataset = DatasetLookup.find(resources.datasets(), command.source().dataset());
    UploadedFile upload = UploadedFile.of(resources.uploads(), command.source());
    FileHead head = FileHead.of(upload.head(settings.recordLimit() + 1));
    return RejectsFile.like(new LayoutFinder(dataset, command.inspection().format()).find(head));
  }

  /** Rejects of {@code pets.csv} are saved as {@code pets.rejects.csv}. */
  private @Nullable String filename(Source source) {
    String name = UploadedFile.of(resources.uploads(), source).upload().filename();
    return name == null ? null : name.replaceFirst("(?i)(\\.csv)?$", "." + REJECTS);
  }

  private ArtifactNote write(
      Connection connection, PublishCommand command, RejectsFile file, Beat beat)
      throws SQLException {
    ArtifactId id =
        new ArtifactId(command.source().operationId(), command.source().runId(), REJECTS);
    try (ArtifactWriter writer =
            resources.artifacts().begin(id, CONTENT_TYPE, filename(command.source()));
        RejectsFile.Rows rows = file.begin(writer.stream());
        PreparedStatement statement = connection.prepareStatement(ALL)) {
      statement.setString(1, command.lineage().id());
      statement.setFetchSize(ROWS_AT_ONCE);
      long count = 0;
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(Rejects.of(row));
          beat.row(++count);
        }
      }
      rows.flush();
      Artifact artifact = writer.publish();
      return new ArtifactNote(
          artifact.name(), artifact.contentType(), artifact.length(), artifact.sha256());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
