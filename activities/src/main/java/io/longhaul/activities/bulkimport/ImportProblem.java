package io.longhaul.activities.bulkimport;

import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import java.io.Serial;
import java.util.List;

/**
 * Why an import cannot go on, in the words of the catalogue; becomes the failure of the activity.
 */
final class ImportProblem extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final ErrorCode code;
  private final transient List<ErrorDetail> details;

  /**
   * @param message what is wrong and what to do
   */
  ImportProblem(ErrorCode code, String message, List<ErrorDetail> details) {
    super(message);
    this.code = code;
    this.details = List.copyOf(details);
  }

  ImportProblem(ErrorCode code, String message) {
    this(code, message, List.of());
  }

  ErrorCode code() {
    return code;
  }

  List<ErrorDetail> details() {
    return details;
  }
}
