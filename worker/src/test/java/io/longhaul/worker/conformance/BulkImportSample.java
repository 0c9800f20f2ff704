package io.longhaul.worker.conformance;

import static java.util.Objects.requireNonNullElse;

import io.longhaul.worker.WorkerBed;
import io.longhaul.workflows.bulkimport.BulkImport;
import io.longhaul.workflows.bulkimport.BulkImportInput;
import io.longhaul.workflows.catalogue.Catalogue;
import io.longhaul.workflows.operation.OperationKind;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.payloads.OperationPayloads;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Imports into a table that is only appended to: what is done twice shows. */
final class BulkImportSample implements KindSample {

  private static final int FEW = 1_000;
  private static final int MANY = 20_000;
  private static final String WITHOUT_TABLE = "absent";
  private static final int ROWS_PER_SECOND = 3_500;

  private final WorkerBed bed;
  private final OperationKind kind;

  /** Made before the first worker starts, which is to know the dataset without a table. */
  BulkImportSample(WorkerBed bed, Catalogue catalogue) {
    bed.appendOnly(WITHOUT_TABLE);
    this.bed = bed;
    this.kind = Objects.requireNonNull(catalogue.find(BulkImport.NAME));
  }

  @Override
  public OperationKind kind() {
    return kind;
  }

  @Override
  public Class<?> inputType() {
    return BulkImportInput.class;
  }

  @Override
  public JsonNode input() {
    return json(FEW, WorkerBed.APPENDED, "");
  }

  @Override
  public JsonNode slowInput() {
    return json(MANY, WorkerBed.APPENDED, ",\"maxRowsPerSecond\":" + ROWS_PER_SECOND);
  }

  @Override
  public JsonNode failingInput() {
    return json(FEW, WITHOUT_TABLE, "");
  }

  @Override
  public JsonNode correctedInput() {
    return input();
  }

  @Override
  public long effectsOf(JsonNode input) {
    return input.has("maxRowsPerSecond") ? MANY : FEW;
  }

  @Override
  public long effects() {
    return bed.count("SELECT count(*) FROM events");
  }

  @Override
  public long reported(Outcome outcome) {
    return requireNonNullElse(outcome.counts().get("inserted"), 0L);
  }

  private JsonNode json(int rows, String dataset, String more) {
    return OperationPayloads.mapper()
        .readTree(
            "{\"file\":\"%s\",\"dataset\":\"%s\"%s}".formatted(bed.upload(rows), dataset, more));
  }
}
