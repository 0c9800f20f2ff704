package io.longhaul.local;

import io.longhaul.client.command.TableCreator;
import io.longhaul.datasets.Dataset;
import io.longhaul.local.database.DatabaseAccess;
import io.longhaul.local.home.Home;
import io.longhaul.local.home.StartupException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Makes tables in the database of the running stack, for {@code longhaul dataset create}. */
public final class StackTableCreator implements TableCreator {

  @Override
  public Created create(Path home, Dataset dataset, String sql) throws IOException {
    try {
      var database = RunningStack.of(new Home(home)).database();
      return create(database, dataset, sql);
    } catch (StartupException e) {
      throw new IOException(e.getMessage(), e);
    } catch (SQLException e) {
      throw new IOException(
          "The database refuses to make " + dataset.table() + ": " + e.getMessage(), e);
    }
  }

  private static Created create(DatabaseAccess database, Dataset dataset, String sql)
      throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      var alreadyThere = exists(connection, dataset.table().quoted());
      statement.execute(sql);
      return new Created(database.url().replaceFirst("^jdbc:postgresql://", ""), alreadyThere);
    }
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    try (var query = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
      query.setString(1, table);
      try (var row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
