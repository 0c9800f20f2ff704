package io.longhaul.worker.engine;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start-up which kind cannot be worked on, and what to do. */
final class ActivityRegistrationFailureAnalyzer
    extends AbstractFailureAnalyzer<ActivityRegistrationException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, ActivityRegistrationException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Declare exactly one bean of type "
            + cause.activities()
            + " in the worker's configuration of that kind (docs/adding-a-kind.md).",
        cause);
  }
}
