package io.longhaul.client.command;

import io.longhaul.client.Operation;

/** What the command tells its caller. */
public enum ExitCode {
  SUCCEEDED(0, "Done; an operation that was waited for succeeded."),
  INTERNAL(1, "Something unexpected went wrong here, such as a disk that is full."),
  USAGE(2, "The command line is not understood, or names a local file that cannot be used."),
  FAILED(3, "The operation failed, passed its deadline or was terminated."),
  CANCELED(4, "The operation was canceled."),
  PARTIALLY_SUCCEEDED(5, "The operation is done, but rejected some records."),
  UNREACHABLE(6, "The server gave no answer within --patience."),
  NEEDS_ATTENTION(7, "The operation is parked and waits for a person: retry, fail or cancel it."),
  REFUSED(8, "The server refused the request; the problem says why."),
  NOT_FINISHED(9, "The operation has not finished, and was not waited for (any longer).");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The number that the process exits with. */
  public int code() {
    return code;
  }

  /** What it means, in a sentence. */
  public String meaning() {
    return meaning;
  }

  /** The code for an operation that is not followed any further. */
  public static ExitCode of(Operation operation) {
    return switch (operation.status()) {
      case SUCCEEDED -> operation.succeededWhole() ? SUCCEEDED : PARTIALLY_SUCCEEDED;
      case FAILED -> FAILED;
      case CANCELED -> CANCELED;
      case NOT_STARTED, RUNNING -> operation.needsAttention() ? NEEDS_ATTENTION : NOT_FINISHED;
    };
  }
}
