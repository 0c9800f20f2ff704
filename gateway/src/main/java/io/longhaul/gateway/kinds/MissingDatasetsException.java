package io.longhaul.gateway.kinds;

import java.nio.file.Path;

/** The directory of dataset definitions is not there. */
final class MissingDatasetsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  MissingDatasetsException(Path directory) {
    super("There is no directory " + directory.toAbsolutePath() + " with dataset definitions.");
  }
}
