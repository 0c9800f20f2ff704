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
        "Provide exactly one implementation of "
            + cause.activities()
            + ", as an ActivityProvider of the module activities or as a bean of the worker"
            + " (docs/adding-a-kind.md).",
        cause);
  }
}
