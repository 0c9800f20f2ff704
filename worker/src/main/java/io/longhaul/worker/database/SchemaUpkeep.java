package io.longhaul.worker.database;

import io.longhaul.activities.database.Migrations;
import io.longhaul.worker.background.BackgroundLoop;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings our schema up to date in the background, however long the database is away: a worker that
 * starts first is no reason to start it again.
 */
final class SchemaUpkeep extends BackgroundLoop {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaUpkeep.class);

  private final DataSource source;
  private final Duration pause;
  private String complaint = "";
  private volatile boolean upToDate;

  SchemaUpkeep(DataSource source, Duration pause) {
    super("schema-upkeep");
    this.source = source;
    this.pause = pause;
  }

  boolean isUpToDate() {
    return upToDate;
  }

  @Override
  protected @Nullable Duration turn() {
    try {
      Migrations.run(source);
      upToDate = true;
      LOG.info("The schema {} is up to date", Migrations.SCHEMA);
      return null;
    } catch (SQLException e) {
      complain(DatabaseState.describe(e));
      return pause;
    }
  }

  // The same complaint every two seconds would drown everything else.
  private void complain(String failure) {
    if (!failure.equals(complaint)) {
      LOG.warn("The schema {} is not up to date yet: {}", Migrations.SCHEMA, failure);
      complaint = failure;
    }
  }
}
