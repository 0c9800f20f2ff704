package io.longhaul.activities.bulkimport;

import io.longhaul.activities.csv.RecordChunks;

/** The large arrays of one chunk, used again for later ones. */
final class ChunkMemory {

  private final RecordChunks.Buffer records;
  private final CopyBuffer rows;

  ChunkMemory(int chunkBytes) {
    records = new RecordChunks.Buffer(chunkBytes);
    rows = new CopyBuffer(chunkBytes + chunkBytes / 4);
  }

  RecordChunks.Buffer records() {
    return records;
  }

  CopyBuffer rows() {
    return rows;
  }
}
