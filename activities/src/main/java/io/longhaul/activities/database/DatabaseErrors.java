package io.longhaul.activities.database;

import io.longhaul.workflows.operation.ErrorCode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What an error of PostgreSQL means for an activity: a code, and a sentence to act on. */
public final class DatabaseErrors {

  private static final Map<String, ErrorCode> BY_STATE =
      Map.ofEntries(
          Map.entry("42P01", ErrorCode.TABLE_MISSING),
          Map.entry("3F000", ErrorCode.TABLE_MISSING),
          Map.entry("42501", ErrorCode.PERMISSION_DENIED),
          Map.entry("40001", ErrorCode.DATABASE_BUSY),
          Map.entry("40P01", ErrorCode.DATABASE_BUSY),
          Map.entry("55P03", ErrorCode.DATABASE_BUSY),
          Map.entry("57014", ErrorCode.DATABASE_BUSY),
          Map.entry("25006", ErrorCode.DATABASE_UNAVAILABLE),
          Map.entry("25P03", ErrorCode.DATABASE_UNAVAILABLE),
          Map.entry("25P04", ErrorCode.DATABASE_UNAVAILABLE),
          Map.entry("3D000", ErrorCode.DATABASE_UNAVAILABLE));

  private static final Map<String, ErrorCode> BY_CLASS =
      Map.of(
          "08", ErrorCode.DATABASE_UNAVAILABLE,
          "53", ErrorCode.DATABASE_UNAVAILABLE,
          "57", ErrorCode.DATABASE_UNAVAILABLE,
          "58", ErrorCode.DATABASE_UNAVAILABLE,
          "28", ErrorCode.PERMISSION_DENIED,
          "0A", ErrorCode.TABLE_MISMATCH,
          "42", ErrorCode.TABLE_MISMATCH,
          "55", ErrorCode.TABLE_MISMATCH);

  private DatabaseErrors() {}

  /** The SQLSTATE, empty when there is none. */
  public static String state(SQLException error) {
    String state = error.getSQLState();
    return state == null ? "" : state;
  }

  /** The code that an error is reported under. */
  public static ErrorCode code(SQLException error) {
    String state = state(error);
    ErrorCode exact = BY_STATE.get(state);
    if (exact != null) {
      return exact;
    }
    if (state.isEmpty() || error.getCause() instanceof IOException) {
      return error.getCause() instanceof IOException
          ? ErrorCode.DATABASE_UNAVAILABLE
          : ErrorCode.INTERNAL;
    }
    return BY_CLASS.getOrDefault(state.substring(0, 2), ErrorCode.INTERNAL);
  }

  /** What is wrong and what to do, without naming where the database is. */
  public static String message(SQLException error, String table) {
    String state = state(error);
    return switch (code(error)) {
      case DATABASE_UNAVAILABLE ->
          "The database does not answer or has no room left (SQLSTATE " + state + ").";
      case DATABASE_BUSY ->
          "The database is busy with other work: a lock, a deadlock or a statement that took too long (SQLSTATE "
              + state
              + ").";
      case TABLE_MISSING ->
          "The table " + table + " does not exist. Create it, then retry: " + said(error);
      case PERMISSION_DENIED ->
          "The database refuses what the import into "
              + table
              + " needs. Grant it, then retry: "
              + said(error);
      case TABLE_MISMATCH ->
          "The table " + table + " does not fit the dataset. Change one of them: " + said(error);
      default -> "The database reported an unexpected error (SQLSTATE " + state + ").";
    };
  }

  /** What the server itself says, in one line; what a driver says may name hosts. */
  public static String said(SQLException error) {
    ServerErrorMessage server = server(error);
    if (server == null) {
      return "SQLSTATE " + state(error);
    }
    String detail = server.getDetail();
    return server.getMessage() + (detail == null ? "" : " " + detail);
  }

  /** The server's own account of an error, null when it did not come from the server. */
  public static @Nullable ServerErrorMessage server(SQLException error) {
    return error instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
  }
}
