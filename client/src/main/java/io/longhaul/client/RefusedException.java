package io.longhaul.client;

/** The server understood the request and refused it; asking again the same way will not help. */
public final class RefusedException extends LonghaulException {
  private final transient Problem problem;
  private final boolean repeated;

  RefusedException(Problem problem, boolean repeated) {
    super(problem.summary() + " (" + problem.code() + ")", null);
    this.problem = problem;
    this.repeated = repeated;
  }

  /** What the server said. */
  public Problem problem() {
    return problem;
  }

  /** The stable code of the problem. */
  public String code() {
    return problem.code();
  }

  /** Whether an earlier attempt of the same call lost its answer, and so may have been obeyed. */
  boolean repeated() {
    return repeated;
  }
}
