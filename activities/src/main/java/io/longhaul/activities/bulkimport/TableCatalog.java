package io.longhaul.activities.bulkimport;

import io.longhaul.activities.bulkimport.TargetTable.TargetColumn;
import io.longhaul.activities.bulkimport.TargetTable.Traits;
import io.longhaul.datasets.TableName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the database's own catalog says of tables. */
final class TableCatalog {

  private static final String TABLE =
      """
      SELECT c.oid,
             c.relkind NOT IN ('r', 'p') OR c.relhasrules
               OR EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal
                             AND t.tgenabled <> 'D') AS watched,
             EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f'
                        AND k.confrelid = c.oid) AS self_referring,
             EXISTS (SELECT FROM pg_constraint k WHERE k.condeferrable
                        AND c.oid IN (k.conrelid, k.confrelid)) AS deferrable,
             EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND NOT i.indimmediate) AS late_unique,
             EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid
                        AND (i.indisexclusion OR i.indisunique
                             AND (i.indpred IS NOT NULL OR i.indexprs IS NOT NULL))) AS exclusions,
             ARRAY(SELECT DISTINCT a.attname::text
                     FROM pg_constraint k JOIN pg_attribute a
                       ON a.attrelid = c.oid AND a.attnum = ANY (k.confkey)
                    WHERE k.contype = 'f' AND k.confrelid = c.oid) AS referred
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p', 'v', 'f', 'm')
      """;
  private static final String COLUMNS =
      """
      SELECT a.attname, format_type(a.atttypid, a.atttypmod) AS type,
             format_type(a.atttypid, -1) AS bare_type, NOT a.attnotnull AS nullable,
             a.atthasdef OR a.attidentity <> '' OR a.attgenerated <> '' AS filled,
             coalesce(l.collisdeterministic, true) AND a.atttypid IN
               ('text'::regtype, 'varchar'::regtype, 'int2'::regtype, 'int4'::regtype, 'int8'::regtype,
                'bool'::regtype, 'date'::regtype, 'timestamptz'::regtype, 'uuid'::regtype)
               OR a.atttypid = 'numeric'::regtype AND a.atttypmod = -1 AS exact_key
        FROM pg_attribute a LEFT JOIN pg_collation l ON l.oid = a.attcollation
       WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
      """;
  private static final String UNIQUE_KEYS =
      """
      SELECT ARRAY(SELECT a.attname::text FROM pg_attribute a
                    WHERE a.attrelid = i.indrelid
                      AND a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1]))
        FROM pg_index i
       WHERE i.indrelid = ? AND i.indisunique AND i.indisvalid AND i.indimmediate
         AND i.indpred IS NULL AND i.indexprs IS NULL
      """;

  private static final String CONSTRAINTS =
      """
      SELECT k.conname, ARRAY(SELECT a.attname::text FROM pg_attribute a
                               WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey))
        FROM pg_constraint k WHERE k.conrelid = ?
       UNION
      SELECT x.relname, ARRAY(SELECT a.attname::text FROM pg_attribute a
                               WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey))
        FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
       WHERE i.indrelid = ? AND i.indisunique
      """;

  private TableCatalog() {}

  /** The table of this name, also when it is a view; null when there is none. */
  static @Nullable TargetTable find(Connection connection, TableName name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TABLE)) {
      statement.setString(1, name.schema());
      statement.setString(2, name.name());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        long oid = row.getLong("oid");
        Traits traits = traits(row);
        return new TargetTable(
            name,
            columns(connection, oid),
            uniqueKeys(connection, oid),
            constraints(connection, oid),
            traits);
      }
    }
  }

  private static Traits traits(ResultSet row) throws SQLException {
    return new Traits(
        row.getBoolean("watched"),
        row.getBoolean("self_referring"),
        strings(row.getArray("referred")),
        row.getBoolean("deferrable"),
        row.getBoolean("late_unique"),
        row.getBoolean("exclusions"));
  }

  private static List<TargetColumn> columns(Connection connection, long oid) throws SQLException {
    List<TargetColumn> columns = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setLong(1, oid);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          columns.add(
              new TargetColumn(
                  row.getString("attname"),
                  row.getString("type"),
                  row.getString("bare_type"),
                  row.getBoolean("nullable"),
                  row.getBoolean("filled"),
                  row.getBoolean("exact_key")));
        }
      }
    }
    return columns;
  }

  private static List<Set<String>> uniqueKeys(Connection connection, long oid) throws SQLException {
    List<Set<String>> keys = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(UNIQUE_KEYS)) {
      statement.setLong(1, oid);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          keys.add(strings(row.getArray(1)));
        }
      }
    }
    return keys;
  }

  private static Map<String, List<String>> constraints(Connection connection, long oid)
      throws SQLException {
    Map<String, List<String>> constraints = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(CONSTRAINTS)) {
      statement.setLong(1, oid);
      statement.setLong(2, oid);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          constraints.put(row.getString(1), List.copyOf(strings(row.getArray(2))));
        }
      }
    }
    return constraints;
  }

  private static Set<String> strings(Array array) throws SQLException {
    return new HashSet<>(List.of((String[]) array.getArray()));
  }
}
