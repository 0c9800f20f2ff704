package io.longhaul.worker.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the target database answers, and whether our schema in it is up to date. */
final class DatabaseHealth extends AbstractHealthIndicator {

  private static final int VALID_SECONDS = 2;

  private final DataSource source;
  private final SchemaUpkeep schema;

  DatabaseHealth(DataSource source, SchemaUpkeep schema) {
    super("The database does not answer");
    this.source = source;
    this.schema = schema;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    builder.withDetail("schema", schema.isUpToDate() ? "up to date" : "pending");
    try (Connection connection = source.getConnection()) {
      boolean usable = connection.isValid(VALID_SECONDS) && schema.isUpToDate();
      builder.status(usable ? "UP" : "DOWN");
    } catch (SQLException e) {
      builder.down().withDetail("problem", DatabaseState.describe(e));
    }
  }
}
