package io.longhaul.datasets.files;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.Column;
import io.longhaul.datasets.ColumnType;
import io.longhaul.datasets.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a dataset as YAML, leaving out what is the default anyway. */
final class DatasetWriter {
  private final Dataset dataset;
  private final StringBuilder yaml = new StringBuilder();

  DatasetWriter(Dataset dataset) {
    this.dataset = dataset;
  }

  String write() {
    if (dataset.description() != null) {
      line("description: " + YamlText.of(dataset.description()));
    }
    line("table: " + YamlText.of(dataset.table().toString()));
    if (!dataset.appendOnly()) {
      line("key: " + flow(dataset.key()));
    }
    if (!dataset.nullTexts().equals(List.of(""))) {
      line("nullTexts: " + flow(dataset.nullTexts()));
    }
    if (!dataset.ignoredHeaders().isEmpty()) {
      line("ignore: " + flow(dataset.ignoredHeaders()));
    }
    line("columns:");
    dataset.columns().forEach(this::column);
    return yaml.toString();
  }

  private void column(Column column) {
    line("  - header: " + YamlText.of(column.header()));
    property("name", YamlText.of(column.name()));
    property("type", column.type().word());
    if (column.required()) {
      property("required", "true");
    }
    property("default", column.defaultText() == null ? null : YamlText.of(column.defaultText()));
    property("nullTexts", column.nullTexts() == null ? null : flow(column.nullTexts()));
    details(column.type());
  }

  private void details(ColumnType type) {
    switch (type) {
      case ColumnType.Text text -> text(text);
      case ColumnType.IntegerNumber number -> property("range", bounds(number.range()));
      case ColumnType.DecimalNumber number -> decimal(number);
      case ColumnType.Bool bool -> bool(bool);
      case ColumnType.Date date -> {
        list("patterns", date.patterns(), List.of(ColumnType.Date.ISO));
        property("range", bounds(date.range()));
      }
      case ColumnType.Timestamp timestamp -> timestamp(timestamp);
      case ColumnType.Uuid uuid -> {}
      case ColumnType.OneOf oneOf -> list("values", oneOf.values(), List.of());
    }
  }

  private void text(ColumnType.Text text) {
    property("trim", text.trim() ? "true" : null);
    property("length", bounds(text.length()));
    property("regex", text.pattern() == null ? null : YamlText.of(text.pattern()));
  }

  private void decimal(ColumnType.DecimalNumber number) {
    if (number.size() != null) {
      property("precision", Integer.toString(number.size().precision()));
      property("scale", Integer.toString(number.size().scale()));
    }
    property("exponent", number.exponent() ? "true" : null);
    property("range", bounds(number.range()));
  }

  private void bool(ColumnType.Bool bool) {
    list("trueTexts", bool.trueTexts(), ColumnType.Bool.TRUE_TEXTS);
    list("falseTexts", bool.falseTexts(), ColumnType.Bool.FALSE_TEXTS);
  }

  private void timestamp(ColumnType.Timestamp timestamp) {
    list("patterns", timestamp.patterns(), List.of(ColumnType.Timestamp.ISO));
    String zone = timestamp.zone().getId();
    property("zone", zone.equals("UTC") ? null : YamlText.of(zone));
    property("range", bounds(timestamp.range()));
  }

  private void list(String name, List<String> texts, List<String> otherwise) {
    property(name, texts.equals(otherwise) ? null : flow(texts));
  }

  private static @Nullable String bounds(Bounds<?> bounds) {
    List<String> parts = new ArrayList<>();
    if (bounds.min() != null) {
      parts.add("min: " + YamlText.ofBound(bounds.min()));
    }
    if (bounds.max() != null) {
      parts.add("max: " + YamlText.ofBound(bounds.max()));
    }
    return parts.isEmpty() ? null : "{" + String.join(", ", parts) + "}";
  }

  private static String flow(List<String> texts) {
    return texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
  }

  private void property(String name, @Nullable String value) {
    if (value != null) {
      line("    " + name + ": " + value);
    }
  }

  private void line(String text) {
    yaml.append(text).append('\n');
  }
}
