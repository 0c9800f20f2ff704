package io.longhaul.activities.bulkimport;

import io.longhaul.activities.bulkimport.ChunkApplier.Target;
import io.longhaul.activities.database.DatabaseErrors;
import io.longhaul.datasets.Column;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * What speaks against a record.
 *
 * @param column the file's name of the column, empty when it is not one alone
 * @param code the name of a {@link RejectCode} or of a field's error
 */
record Refusal(String column, String code, String message) {

  private static final int MOST_CHARACTERS = 500;

  /** What the database says. */
  static Refusal of(SQLException error, Target target) {
    String code = RejectCode.ofState(DatabaseErrors.state(error)).name();
    ServerErrorMessage server = DatabaseErrors.server(error);
    if (server == null) {
      return new Refusal("", code, DatabaseErrors.said(error));
    }
    return new Refusal(column(server, target), code, message(server));
  }

  private static String column(ServerErrorMessage server, Target target) {
    String named = server.getColumn();
    if (named != null) {
      return header(target, named);
    }
    List<String> columns =
        target
            .table()
            .constraints()
            .getOrDefault(String.valueOf(server.getConstraint()), List.of());
    return columns.size() == 1 ? header(target, columns.getFirst()) : "";
  }

  private static String header(Target target, String name) {
    Column column = target.dataset().column(name);
    return column == null ? "" : column.header();
  }

  private static String message(ServerErrorMessage server) {
    String detail = server.getDetail();
    // It repeats the whole record, which stands beside it anyway.
    boolean useful = detail != null && !detail.startsWith("Failing row contains");
    String text =
        Objects.requireNonNullElse(server.getMessage(), "") + (useful ? ": " + detail : "");
    return shortened(text);
  }

  private static String shortened(@Nullable String text) {
    String all = String.valueOf(text);
    return all.length() <= MOST_CHARACTERS ? all : all.substring(0, MOST_CHARACTERS - 1) + "…";
  }
}
