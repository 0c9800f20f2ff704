package io.longhaul.activities.bulkimport;

import io.longhaul.activities.csv.RecordChunk;
import java.util.List;

/** A chunk that is ready for the database: its good records as rows, the bad ones as rejects. */
final class PreparedChunk {

  private final RecordChunk records;
  private final ChunkMemory memory;
  private final int[] recordOf;
  private final int[] batchStarts;
  private final List<Reject> rejects;

  /**
   * @param memory where its bytes are; to be given back
   * @param recordOf by ordinal of a row, the index of its record in the chunk
   * @param batchStarts ordinals of the rows that a new statement begins with; the first is 0
   */
  PreparedChunk(
      RecordChunk records,
      ChunkMemory memory,
      int[] recordOf,
      int[] batchStarts,
      List<Reject> rejects) {
    this.records = records;
    this.memory = memory;
    this.recordOf = recordOf;
    this.batchStarts = batchStarts;
    this.rejects = List.copyOf(rejects);
  }

  RecordChunk records() {
    return records;
  }

  ChunkMemory memory() {
    return memory;
  }

  /** The rows in the order of their application, in the form of COPY. */
  CopyBuffer rows() {
    return memory.rows();
  }

  List<Reject> rejects() {
    return rejects;
  }

  int rowCount() {
    return recordOf.length;
  }

  /** How many statements it takes to apply the rows when none is refused. */
  int batches() {
    return rowCount() == 0 ? 0 : batchStarts.length;
  }

  /** The ordinal of the first row of a batch. */
  int batchStart(int batch) {
    return batchStarts[batch];
  }

  /** The ordinal behind the last row of a batch. */
  int batchEnd(int batch) {
    return batch + 1 < batchStarts.length ? batchStarts[batch + 1] : rowCount();
  }

  /** The record that a row is from, as one that is refused. */
  Reject reject(int ordinal, Refusal refusal) {
    int index = recordOf[ordinal];
    return new Reject(records.number(index), records.record(index), refusal);
  }
}
