package io.longhaul.datasets.files;

import io.longhaul.datasets.Bounds;
import io.longhaul.datasets.ColumnType;
import io.longhaul.datasets.records.ValueCheck;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes the type of one column from its node. */
final class TypeReader {
  private final JsonNode node;
  private final String pointer;
  private final ProblemLog problems;

  TypeReader(JsonNode node, String pointer, ProblemLog problems) {
    this.node = node;
    this.pointer = pointer;
    this.problems = problems;
  }

  /** The type, or {@code null} and a problem more. */
  @Nullable ColumnType read() {
    ColumnType type = problems.attempt(pointer, this::type);
    if (type != null && problems.attempt(pointer, () -> ValueCheck.requireUsable(type)) == null) {
      return null;
    }
    return type;
  }

  private ColumnType type() {
    return switch (node.get("type").asString()) {
      case "text" ->
          new ColumnType.Text(
              length(), Nodes.text(node.get("regex")), Nodes.flag(node.get("trim")));
      case "integer" -> new ColumnType.IntegerNumber(range(Long::valueOf, "a whole number"));
      case "decimal" ->
          new ColumnType.DecimalNumber(
              size(), Nodes.flag(node.get("exponent")), range(BigDecimal::new, "a number"));
      case "boolean" -> bool();
      case "date" ->
          new ColumnType.Date(
              patterns(ColumnType.Date.ISO), range(LocalDate::parse, "a day as 2026-11-22"));
      case "timestamp" -> timestamp();
      case "uuid" -> new ColumnType.Uuid();
      case "one-of" -> new ColumnType.OneOf(values());
      default ->
          throw new IllegalArgumentException("Unknown type " + node.get("type").asString() + ".");
    };
  }

  private Bounds<Integer> length() {
    JsonNode length = node.path("length");
    return new Bounds<>(Nodes.integer(length.get("min")), Nodes.integer(length.get("max")));
  }

  private ColumnType.DecimalNumber.@Nullable Size size() {
    Integer precision = Nodes.integer(node.get("precision"));
    Integer scale = Nodes.integer(node.get("scale"));
    return precision == null
        ? null
        : new ColumnType.DecimalNumber.Size(precision, scale == null ? 0 : scale);
  }

  private ColumnType.Bool bool() {
    List<String> trueTexts = Nodes.texts(node.get("trueTexts"), ColumnType.Bool.TRUE_TEXTS);
    List<String> falseTexts = Nodes.texts(node.get("falseTexts"), ColumnType.Bool.FALSE_TEXTS);
    List<String> folded = falseTexts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    for (String text : trueTexts) {
      if (folded.contains(text.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "'" + text + "' means both true and false; upper and lower case are the same.");
      }
    }
    return new ColumnType.Bool(trueTexts, falseTexts);
  }

  private ColumnType.Timestamp timestamp() {
    String zone = node.has("zone") ? node.get("zone").asString() : "UTC";
    return new ColumnType.Timestamp(
        patterns(ColumnType.Timestamp.ISO),
        zone(zone),
        range(Instant::parse, "a point in time as 2026-11-22T21:47:05Z"));
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no time zone; allowed: names as Europe/Berlin and offsets as +01:00.",
          e);
    }
  }

  private List<String> patterns(String otherwise) {
    return Nodes.texts(node.get("patterns"), List.of(otherwise));
  }

  private List<String> values() {
    List<String> values = Nodes.texts(node.get("values"), List.of());
    for (String value : values) {
      if (!value.equals(value.strip())) {
        throw new IllegalArgumentException(
            "The value '" + value + "' has white space at an end; values are compared without it.");
      }
    }
    return values;
  }

  private <T extends Comparable<? super T>> Bounds<T> range(
      Function<String, T> reading, String what) {
    JsonNode range = node.path("range");
    return new Bounds<>(
        bound(range.get("min"), reading, what), bound(range.get("max"), reading, what));
  }

  private static <T> @Nullable T bound(
      @Nullable JsonNode node, Function<String, T> reading, String what) {
    String text = Nodes.text(node);
    if (text == null) {
      return null;
    }
    try {
      return reading.apply(text);
    } catch (NumberFormatException | DateTimeException e) {
      throw new IllegalArgumentException(
          "The bound '" + text + "' of the range is not " + what + ".", e);
    }
  }
}
