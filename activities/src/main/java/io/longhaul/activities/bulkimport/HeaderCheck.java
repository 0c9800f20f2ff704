package io.longhaul.activities.bulkimport;

import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.records.HeaderError;
import io.longhaul.datasets.records.HeaderErrorCode;
import io.longhaul.datasets.records.HeaderMatch;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import java.util.Comparator;
import java.util.List;

/** Lays a dataset over the first record of a file. */
final class HeaderCheck {

  private final Dataset dataset;

  HeaderCheck(Dataset dataset) {
    this.dataset = dataset;
  }

  HeaderMatch.Matched positional() {
    return HeaderMatch.positional(dataset);
  }

  /**
   * Where the columns are.
   *
   * @throws ImportProblem if they are not
   */
  HeaderMatch.Matched named(List<String> header) {
    return switch (HeaderMatch.of(dataset, header)) {
      case HeaderMatch.Matched matched -> matched;
      case HeaderMatch.Mismatched mismatched -> throw problem(header, mismatched.errors());
    };
  }

  private ImportProblem problem(List<String> header, List<HeaderError> errors) {
    boolean none = header.stream().allMatch(cell -> dataset.columnOfHeader(cell.strip()) == null);
    HeaderError first =
        errors.stream().min(Comparator.comparingInt(error -> rank(error.code()))).orElseThrow();
    if (none && first.code() != HeaderErrorCode.DELIMITER_MISMATCH) {
      return new ImportProblem(
          ErrorCode.HEADER_MISSING,
          "The first record names none of the columns of the dataset "
              + dataset.name()
              + ". Put a header line before the records, or declare format.header false if the fields are in the dataset's order.",
          details(errors));
    }
    String more = errors.size() == 1 ? "" : " (" + (errors.size() - 1) + " more in the details)";
    return new ImportProblem(
        ErrorCode.valueOf(first.code().name()), first.message() + more, details(errors));
  }

  private static int rank(HeaderErrorCode code) {
    return switch (code) {
      case HEADER_MISSING -> 0;
      case DELIMITER_MISMATCH -> 1;
      case HEADER_DUPLICATE -> 2;
      case HEADER_INCOMPLETE -> 3;
      case HEADER_UNKNOWN -> 4;
    };
  }

  private static List<ErrorDetail> details(List<HeaderError> errors) {
    return errors.stream()
        .map(error ->
            new ErrorDetail(
                error.column().isEmpty() ? "header" : "header, column " + error.column(),
                error.message(),
                null))
        .toList();
  }
}
