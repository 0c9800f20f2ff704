package io.longhaul.datasets.infer;

import io.longhaul.datasets.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * How one candidate does on the values of one column; a few failures are borne, to tell dirt from
 * another type.
 */
final class Trial {
  private static final int BORNE = 3;
  private static final double BORNE_SHARE = 0.005;

  private final Candidate candidate;
  private long failures;
  private @Nullable String firstFailure;

  Trial(Candidate candidate) {
    this.candidate = candidate;
  }

  /** Tries a value; whether the candidate stays in the race. */
  boolean survives(String value, long values) {
    if (candidate.accepts(value)) {
      return true;
    }
    failures++;
    if (firstFailure == null) {
      firstFailure = value;
    }
    return failures <= BORNE + values * BORNE_SHARE;
  }

  ColumnType type() {
    return candidate.type();
  }

  long failures() {
    return failures;
  }

  @Nullable String firstFailure() {
    return firstFailure;
  }
}
