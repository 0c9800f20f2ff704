package io.longhaul.datasets.records;

import io.longhaul.datasets.ColumnType.Bool;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads truth values by their texts, without regard to case. */
final class BooleanReader implements ValueReader {
  private final Bool type;
  private final Map<String, String> values = new HashMap<>();

  BooleanReader(Bool type) {
    this.type = type;
    type.trueTexts().forEach(text -> values.put(text.toLowerCase(Locale.ROOT), "true"));
    type.falseTexts().forEach(text -> values.put(text.toLowerCase(Locale.ROOT), "false"));
  }

  @Override
  public @Nullable String read(String text) {
    String value = values.get(text);
    return value == null ? values.get(text.toLowerCase(Locale.ROOT)) : value;
  }

  @Override
  public Rejection explain(String text) {
    return Rejection.of(
        FieldErrorCode.FIELD_NOT_BOOLEAN,
        text,
        "neither true nor false",
        String.join(", ", type.trueTexts())
            + " for true and "
            + String.join(", ", type.falseTexts())
            + " for false");
  }
}
