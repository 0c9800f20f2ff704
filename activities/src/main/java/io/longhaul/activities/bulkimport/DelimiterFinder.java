package io.longhaul.activities.bulkimport;

import io.longhaul.activities.csv.CsvDialect;
import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.records.HeaderMatch;
import io.longhaul.workflows.operation.ErrorCode;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the delimiter that fits the dataset, or says that the declared one does not. */
final class DelimiterFinder {

  private static final String CANDIDATES = ",;\t|";

  private final Dataset dataset;
  private final FileHead head;
  private final boolean header;

  DelimiterFinder(Dataset dataset, FileHead head, boolean header) {
    this.dataset = dataset;
    this.head = head;
    this.header = header;
  }

  CsvDialect find(Charset charset, char quote, @Nullable String declared) {
    CsvDialect best = best(charset, quote);
    if (declared == null) {
      return undivided(best) ? refuse(best, null) : best;
    }
    CsvDialect wanted = dialect(declared.charAt(0), quote, charset);
    if (score(wanted) < score(best)) {
      return refuse(wanted, best);
    }
    return undivided(wanted) ? refuse(wanted, null) : wanted;
  }

  private CsvDialect best(Charset charset, char quote) {
    CsvDialect best = dialect(quote == ',' ? ';' : ',', quote, charset);
    for (int i = 0; i < CANDIDATES.length(); i++) {
      if (CANDIDATES.charAt(i) != quote) {
        CsvDialect candidate = dialect(CANDIDATES.charAt(i), quote, charset);
        best = score(candidate) > score(best) ? candidate : best;
      }
    }
    return best;
  }

  /** How many of the dataset's columns the first record has when it is read like this. */
  private int score(CsvDialect dialect) {
    List<String> fields = head.firstRecord(dialect);
    if (!header) {
      return fields.size() == dataset.columns().size() ? 1 : 0;
    }
    HeaderMatch match = HeaderMatch.of(dataset, fields);
    long known =
        fields.stream().filter(cell -> dataset.columnOfHeader(cell.strip()) != null).count();
    return match instanceof HeaderMatch.Matched ? Integer.MAX_VALUE : (int) known;
  }

  private boolean undivided(CsvDialect dialect) {
    List<String> fields = head.firstRecord(dialect);
    if (fields.size() != 1 || dataset.columns().size() == 1) {
      return false;
    }
    return !header
        || dataset.columns().stream()
                .filter(column -> fields.getFirst().contains(column.header()))
                .count()
            > 1;
  }

  private CsvDialect refuse(CsvDialect read, @Nullable CsvDialect fitting) {
    throw new ImportProblem(
        ErrorCode.DELIMITER_MISMATCH,
        "Read with "
            + name(read.delimiter())
            + " as delimiter, the first record '"
            + head.excerpt(read.charset())
            + "' does not have the columns of the dataset "
            + dataset.name()
            + ". "
            + (fitting == null
                ? "Declare the delimiter of the file in format.delimiter."
                : "With " + name(fitting.delimiter()) + " it does: declare that, or none."));
  }

  private static String name(char delimiter) {
    return switch (delimiter) {
      case '\t' -> "a tab";
      case ',' -> "a comma";
      case ';' -> "a semicolon";
      default -> "'" + delimiter + "'";
    };
  }

  private static CsvDialect dialect(char delimiter, char quote, Charset charset) {
    try {
      return new CsvDialect(delimiter, quote, charset);
    } catch (IllegalArgumentException e) {
      throw new ImportProblem(ErrorCode.DELIMITER_MISMATCH, String.valueOf(e.getMessage()));
    }
  }
}
