package io.longhaul.gateway.problems;

import io.longhaul.workflows.operation.ErrorCode;
import org.jspecify.annotations.Nullable;

/** How problems are told at addresses that keep to another contract than problem documents. */
public interface ProblemContract {

  /** Whether it holds at this address. */
  boolean covers(String path);

  /** The HTTP status code there. */
  int status(ErrorCode code);

  /** The body there, which becomes JSON. */
  Object body(ProblemException problem, @Nullable String requestId);
}
