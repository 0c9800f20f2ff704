package io.longhaul.datasets.records;

import io.longhaul.datasets.ColumnType;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers questions about types that only reading values can answer. */
public final class ValueCheck {
  private ValueCheck() {}

  /**
   * The same type, known to have patterns and regular expressions that work.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public static ColumnType requireUsable(ColumnType type) {
    ValueReaders.of(type);
    return type;
  }

  /** Whether a text, without white space around it, is a value of the type. Thread-safe. */
  public static Predicate<String> accepting(ColumnType type) {
    ValueReader reader = ValueReaders.of(type);
    return text -> reader.read(text) != null;
  }

  /** Why a text is no value of a type, or {@code null} if it is one. */
  public static @Nullable String refusal(ColumnType type, String text) {
    ValueReader reader = ValueReaders.of(type);
    return reader.read(text) == null ? reader.explain(text).message() : null;
  }
}
