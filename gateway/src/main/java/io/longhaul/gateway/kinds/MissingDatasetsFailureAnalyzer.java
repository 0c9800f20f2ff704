package io.longhaul.gateway.kinds;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start-up that the directory of datasets is missing, and what to do. */
final class MissingDatasetsFailureAnalyzer
    extends AbstractFailureAnalyzer<MissingDatasetsException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, MissingDatasetsException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Set longhaul.datasets.directory (LONGHAUL_DATASETS_DIRECTORY) to the directory that holds"
            + " your *.yaml dataset definitions; it may be empty.",
        cause);
  }
}
