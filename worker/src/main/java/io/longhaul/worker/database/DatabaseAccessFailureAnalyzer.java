package io.longhaul.worker.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start-up which setting of the database is missing or wrong, and what to do. */
final class DatabaseAccessFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseAccessException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, DatabaseAccessException cause) {
    return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
  }
}
