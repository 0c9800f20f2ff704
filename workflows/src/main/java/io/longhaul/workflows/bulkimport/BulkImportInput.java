package io.longhaul.workflows.bulkimport;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a client asks for.
 *
 * @param file the id of a complete upload
 * @param dataset the name of a dataset definition
 * @param onDuplicate what to do with a record whose key exists already; null means update
 * @param maxRejected a number of records, or a text such as {@code "5%"}; null for no limit
 * @param maxRowsPerSecond slows the import down to this pace; null for as fast as it goes
 * @param format how the file is written; null to find it out
 */
public record BulkImportInput(
    String file,
    String dataset,
    @Nullable OnDuplicate onDuplicate,
    @Nullable JsonNode maxRejected,
    @Nullable Integer maxRowsPerSecond,
    @Nullable CsvFormat format) {

  /**
   * Refuses what no schema would let pass, so that it shows as bad input and not as a stalled
   * operation.
   */
  public BulkImportInput {
    Objects.requireNonNull(file, "file is missing");
    Objects.requireNonNull(dataset, "dataset is missing");
    RejectLimit.of(maxRejected);
  }

  /** The policy for duplicates, with the default filled in. */
  public OnDuplicate duplicates() {
    return onDuplicate == null ? OnDuplicate.UPDATE : onDuplicate;
  }

  /** The limit for rejected records, with the default filled in. */
  public RejectLimit rejectLimit() {
    return RejectLimit.of(maxRejected);
  }
}
