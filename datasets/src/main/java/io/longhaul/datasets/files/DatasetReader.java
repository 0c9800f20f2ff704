package io.longhaul.datasets.files;

import io.longhaul.datasets.Column;
import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.TableName;
import io.longhaul.datasets.records.HeaderMatch;
import io.longhaul.datasets.records.ValueCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a dataset of a file that fits the schema, and finds what a schema cannot see. */
final class DatasetReader {
  private final String name;
  private final JsonNode root;
  private final ProblemLog problems;
  private final List<String> key;
  private final List<String> nullTexts;

  DatasetReader(String name, JsonNode root, ProblemLog problems) {
    this.name = name;
    this.root = root;
    this.problems = problems;
    key = Nodes.texts(root.get("key"), List.of());
    nullTexts = Nodes.texts(root.get("nullTexts"), List.of(""));
  }

  Dataset read() throws InvalidDatasetException {
    TableName table = problems.attempt("/table", () -> TableName.of(root.get("table").asString()));
    List<Column> columns = columns();
    checkKey(columns);
    checkDistinct(columns);
    problems.throwIfAny();
    List<String> ignored = Nodes.texts(root.get("ignore"), List.of());
    String description = Nodes.text(root.get("description"));
    return new Dataset(
        name, Objects.requireNonNull(table), description, columns, key, nullTexts, ignored);
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    JsonNode nodes = root.get("columns");
    for (int i = 0; i < nodes.size(); i++) {
      String pointer = "/columns/" + i;
      Column column = column(nodes.get(i), pointer);
      if (column != null) {
        checkDefault(column, pointer);
        columns.add(column);
      }
    }
    return columns;
  }

  private @Nullable Column column(JsonNode node, String pointer) {
    String columnName = node.get("name").asString();
    boolean isKey = key.contains(columnName);
    if (isKey && node.has("required") && !node.get("required").booleanValue()) {
      problems.add(
          pointer + "/required",
          "'" + columnName + "' is part of the key, so a value is always required.");
    }
    boolean required = isKey || (node.has("required") && node.get("required").booleanValue());
    String header = node.has("header") ? node.get("header").asString() : columnName;
    var type = new TypeReader(node, pointer, problems).read();
    return type == null
        ? null
        : problems.attempt(
            pointer,
            () ->
                new Column(
                    header,
                    columnName,
                    type,
                    required,
                    Nodes.text(node.get("default")),
                    ownNullTexts(node)));
  }

  private static @Nullable List<String> ownNullTexts(JsonNode node) {
    return node.has("nullTexts") ? Nodes.texts(node.get("nullTexts"), List.of()) : null;
  }

  private void checkDefault(Column column, String pointer) {
    if (column.defaultText() == null) {
      return;
    }
    if (key.contains(column.name())) {
      problems.add(
          pointer + "/default",
          "'" + column.name() + "' is part of the key; a default would make records the same.");
    }
    String refusal = ValueCheck.refusal(column.type(), column.defaultText());
    if (refusal != null) {
      problems.add(pointer + "/default", "The default is no value of its column: " + refusal);
    }
  }

  private void checkKey(List<Column> columns) {
    for (int i = 0; i < key.size(); i++) {
      String part = key.get(i);
      boolean known = columns.stream().anyMatch(column -> column.name().equals(part));
      if (!known && problems.isEmpty()) {
        problems.add(
            "/key/" + i,
            "'%s' is the name of no column; the columns are %s."
                .formatted(part, String.join(", ", columns.stream().map(Column::name).toList())));
      }
    }
  }

  private void checkDistinct(List<Column> columns) {
    Map<String, Integer> headers = new HashMap<>();
    Map<String, Integer> names = new HashMap<>();
    List<String> ignored = Nodes.texts(root.get("ignore"), List.of());
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      checkHeader(column.header(), ignored, "/columns/" + i + "/header");
      reportDouble(
          headers.putIfAbsent(column.header(), i), column.header(), "/columns/" + i + "/header");
      reportDouble(names.putIfAbsent(column.name(), i), column.name(), "/columns/" + i + "/name");
    }
  }

  private void checkHeader(String header, List<String> ignored, String pointer) {
    if (!header.equals(header.strip())) {
      problems.add(
          pointer, "'" + header + "' has white space at an end; headers are compared without it.");
    }
    if (HeaderMatch.REJECT_COLUMNS.contains(header)) {
      problems.add(
          pointer,
          "'"
              + header
              + "' is a column of rejects files, which is ignored when they are imported.");
    }
    if (ignored.contains(header)) {
      problems.add(pointer, "'" + header + "' is also listed under 'ignore'.");
    }
  }

  private void reportDouble(@Nullable Integer earlier, String text, String pointer) {
    if (earlier != null) {
      problems.add(
          pointer, "'" + text + "' is taken by column number " + (earlier + 1) + " already.");
    }
  }
}
