package io.longhaul.client.command;

import io.longhaul.datasets.Dataset;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes a dataset's table in the database of the one-machine stack. Found through {@link
 * java.util.ServiceLoader}, so that the command line needs no database driver of its own.
 */
public interface TableCreator {
  /**
   * Runs the SQL.
   *
   * @param home the stack's state directory
   * @param sql statements that are safe to repeat, in the form of {@link
   *     io.longhaul.datasets.TableSql#createTable}
   * @throws IOException with a message for people if no stack runs there, or the database refuses
   */
  Created create(Path home, Dataset dataset, String sql) throws IOException;

  /**
   * What became of it.
   *
   * @param database the database's address without credentials, such as {@code
   *     127.0.0.1:5433/longhaul}
   * @param alreadyThere whether the table existed before
   */
  record Created(String database, boolean alreadyThere) {}
}
