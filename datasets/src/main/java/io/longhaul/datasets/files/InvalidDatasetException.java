package io.longhaul.datasets.files;

import java.util.List;
import java.util.stream.Collectors;

/** A dataset file that cannot be used, with all that is wrong in it. */
public final class InvalidDatasetException extends Exception {
  private final transient List<DatasetProblem> problems;

  InvalidDatasetException(List<DatasetProblem> problems) {
    super(problems.stream().map(DatasetProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, never empty. */
  public List<DatasetProblem> problems() {
    return problems;
  }
}
