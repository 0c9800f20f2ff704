package io.longhaul.datasets.infer;

import io.longhaul.datasets.ColumnType;
import io.longhaul.datasets.records.ValueCheck;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One type that a column may turn out to have, with a cheap look that spares most of the expensive
 * ones: there are two hundred, and hardly any file needs more than a few of them compiled.
 */
final class Candidate {
  private final ColumnType type;
  private final ColumnType probe;
  private final Predicate<String> look;
  private @Nullable Predicate<String> check;

  /**
   * @param type what is proposed
   * @param probe what texts have to be to speak for it; sometimes narrower than the type itself
   * @param look a test that texts have to pass first
   */
  Candidate(ColumnType type, ColumnType probe, Predicate<String> look) {
    this.type = type;
    this.probe = probe;
    this.look = look;
  }

  static Candidate of(ColumnType type, Predicate<String> look) {
    return new Candidate(type, type, look);
  }

  ColumnType type() {
    return type;
  }

  /** Whether a text speaks for this type. */
  boolean accepts(String text) {
    return look.test(text) && check().test(text);
  }

  private Predicate<String> check() {
    Predicate<String> compiled = check == null ? ValueCheck.accepting(probe) : check;
    check = compiled;
    return compiled;
  }
}
