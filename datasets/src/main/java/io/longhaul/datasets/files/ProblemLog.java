package io.longhaul.datasets.files;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one file, so that its author sees everything at once. */
final class ProblemLog {
  private final String file;
  private final List<DatasetProblem> problems = new ArrayList<>();

  ProblemLog(String file) {
    this.file = file;
  }

  void add(String pointer, String message) {
    problems.add(new DatasetProblem(file, pointer, message));
  }

  /** What the supplier makes, or {@code null} and one problem more when it refuses. */
  <T> @Nullable T attempt(String pointer, Supplier<T> supplier) {
    try {
      return supplier.get();
    } catch (IllegalArgumentException refused) {
      add(pointer, String.valueOf(refused.getMessage()));
      return null;
    }
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /**
   * @throws InvalidDatasetException if anything is wrong so far
   */
  void throwIfAny() throws InvalidDatasetException {
    if (!problems.isEmpty()) {
      throw new InvalidDatasetException(problems);
    }
  }
}
