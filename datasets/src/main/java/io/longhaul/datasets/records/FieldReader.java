package io.longhaul.datasets.records;

import io.longhaul.datasets.Column;
import io.longhaul.datasets.ColumnType;
import io.longhaul.datasets.Dataset;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one column of records: white space, missing values and defaults, then the value. */
final class FieldReader {
  private final Column column;
  private final boolean isKey;
  private final boolean trims;
  private final Set<String> nullTexts;
  private final int longestNull;
  private final ValueReader values;
  private final @Nullable String missing;

  FieldReader(Dataset dataset, Column column) {
    this.column = column;
    isKey = dataset.key().contains(column.name());
    trims = !(column.type() instanceof ColumnType.Text text) || text.trim();
    nullTexts = new HashSet<>(dataset.nullTextsOf(column));
    if (isKey) {
      // An empty text is no key, whatever else it means.
      nullTexts.add("");
    }
    longestNull = nullTexts.stream().mapToInt(String::length).max().orElse(-1);
    values = ValueReaders.of(column.type());
    missing = column.defaultText() == null ? null : defaultValue(column.defaultText());
  }

  private String defaultValue(String text) {
    String value = values.read(text);
    if (value == null) {
      throw new IllegalArgumentException(
          "The default of the column '%s' is no value of it: %s"
              .formatted(column.name(), values.explain(text).message()));
    }
    return value;
  }

  /** Reads the field into its place; whether that went well. */
  boolean read(String field, @Nullable String[] into, int place) {
    String text = trims ? stripped(field) : field;
    if (isNull(text)) {
      into[place] = missing;
      return missing != null || !column.required();
    }
    String value = values.read(text);
    into[place] = value;
    return value != null;
  }

  private boolean isNull(String text) {
    return text.length() <= longestNull && nullTexts.contains(text);
  }

  /**
   * Most fields have no white space around them; looking at two characters is cheaper than
   * stripping.
   */
  private static String stripped(String text) {
    int length = text.length();
    boolean clean = length == 0 || (text.charAt(0) > ' ' && text.charAt(length - 1) > ' ');
    return clean && (length == 0 || (text.charAt(0) < 0x80 && text.charAt(length - 1) < 0x80))
        ? text
        : text.strip();
  }

  /** What is wrong with a field that could not be read. */
  FieldError error(String field) {
    String text = trims ? field.strip() : field;
    if (isNull(text)) {
      return missingValue(text);
    }
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      return new FieldError(
          column.header(),
          FieldErrorCode.FIELD_HAS_NUL,
          "'%s' contains a NUL character, at position %d, which PostgreSQL cannot store; remove it."
              .formatted(Excerpt.of(text), nul + 1));
    }
    Rejection rejection = values.explain(text);
    return new FieldError(column.header(), rejection.code(), rejection.message());
  }

  private FieldError missingValue(String text) {
    String seen =
        text.isEmpty()
            ? "The field is empty"
            : "'" + Excerpt.of(text) + "' means that there is no value";
    return isKey
        ? new FieldError(
            column.header(),
            FieldErrorCode.KEY_EMPTY,
            seen + ", but it is part of the key that identifies the record.")
        : new FieldError(
            column.header(), FieldErrorCode.FIELD_REQUIRED, seen + ", but a value is required.");
  }

  String keyPart(String value) {
    return values.keyPart(value);
  }
}
