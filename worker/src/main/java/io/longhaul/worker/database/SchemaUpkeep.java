package io.longhaul.worker.database;

import io.longhaul.activities.database.Migrations;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings our schema up to date in the background, however long the database is away: a worker that
 * starts first is no reason to start it again.
 */
final class SchemaUpkeep implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaUpkeep.class);

  private final DataSource source;
  private final Duration pause;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean running;
  private volatile boolean upToDate;

  SchemaUpkeep(DataSource source, Duration pause) {
    this.source = source;
    this.pause = pause;
  }

  boolean isUpToDate() {
    return upToDate;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("schema-upkeep").start(this::untilUpToDate);
  }

  @Override
  public void stop() {
    running = false;
    stopped.countDown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void untilUpToDate() {
    String complaint = "";
    while (running && !upToDate) {
      String failure = migrate();
      // The same complaint every two seconds would drown everything else.
      if (!failure.isEmpty() && !failure.equals(complaint)) {
        LOG.warn("The schema {} is not up to date yet: {}", Migrations.SCHEMA, failure);
        complaint = failure;
      }
      if (!upToDate && !pause()) {
        return;
      }
    }
  }

  // Says what is wrong; nothing when nothing is.
  private String migrate() {
    try {
      Migrations.run(source);
      upToDate = true;
      LOG.info("The schema {} is up to date", Migrations.SCHEMA);
      return "";
    } catch (SQLException e) {
      return DatabaseState.describe(e);
    }
  }

  private boolean pause() {
    try {
      return !stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
