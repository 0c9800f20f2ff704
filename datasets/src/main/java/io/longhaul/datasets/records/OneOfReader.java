package io.longhaul.datasets.records;

import io.longhaul.datasets.ColumnType.OneOf;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one of a few texts. */
final class OneOfReader implements ValueReader {
  private static final int SHOWN = 20;

  private final OneOf type;
  private final Set<String> values;

  OneOfReader(OneOf type) {
    this.type = type;
    values = new HashSet<>(type.values());
  }

  @Override
  public @Nullable String read(String text) {
    return values.contains(text) ? text : null;
  }

  @Override
  public Rejection explain(String text) {
    String shown =
        type.values().stream().limit(SHOWN).map(Excerpt::of).collect(Collectors.joining(", "));
    int more = type.values().size() - SHOWN;
    return Rejection.of(
        FieldErrorCode.FIELD_NOT_ONE_OF,
        text,
        "none of the allowed values",
        more > 0 ? shown + " and " + more + " more" : shown);
  }
}
