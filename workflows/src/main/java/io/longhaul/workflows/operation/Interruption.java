package io.longhaul.workflows.operation;

import java.io.Serial;

/** Leaves a kind's steps from wherever they are; caught only by the base of all kinds. */
sealed class Interruption extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private Interruption(String message) {
    super(message, null, false, false);
  }

  /** The steps begin again, with the corrected input that the run now holds. */
  static final class StartOver extends Interruption {
    @Serial private static final long serialVersionUID = 1;

    StartOver() {
      super("start over with the corrected input");
    }
  }

  /** The operation ends as failed. */
  static final class Failed extends Interruption {
    @Serial private static final long serialVersionUID = 1;
    private final transient OperationError error;

    Failed(OperationError error) {
      super(error.message());
      this.error = error;
    }

    OperationError error() {
      return error;
    }
  }

  /** Cancel or deadline took effect inside a step. */
  static final class Stopped extends Interruption {
    @Serial private static final long serialVersionUID = 1;

    Stopped() {
      super("stopped");
    }
  }
}
