package io.longhaul.activities.bulkimport;

import io.longhaul.activities.csv.CsvFields;
import io.longhaul.activities.csv.RecordChunk;
import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.records.FieldError;
import io.longhaul.datasets.records.RecordParser;
import io.longhaul.datasets.records.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns records into rows, in an order and in groups that give the same as one by one. */
final class ChunkParser {

  private static final int[] FROM_FIRST = {0};

  private final CsvFields fields;
  private final RecordParser parser;
  private final Grouping grouping;

  ChunkParser(FileLayout layout, Dataset dataset, Grouping grouping) {
    this.fields = new CsvFields(layout.dialect());
    this.parser = new RecordParser(dataset, layout.columns());
    this.grouping = grouping;
  }

  PreparedChunk parse(RecordChunk chunk, ChunkMemory memory) {
    Preparation preparation = new Preparation(chunk, memory);
    fields.read(chunk, preparation);
    return preparation.finish();
  }

  /** A row that has to wait for an earlier one with its key. */
  private record Later(int occurrence, int index, Row row) {}

  /** One chunk in the making. */
  private final class Preparation implements CsvFields.Sink {
    private final RecordChunk chunk;
    private final ChunkMemory memory;
    private final CopyBuffer rows;
    private final int[] recordOf;
    private final List<Reject> rejects = new ArrayList<>();
    private final List<Later> later = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private int[] batchStarts = FROM_FIRST;
    private int batches = 1;
    private int count;

    Preparation(RecordChunk chunk, ChunkMemory memory) {
      this.chunk = chunk;
      this.memory = memory;
      this.rows = memory.rows();
      this.recordOf = new int[chunk.records()];
      rows.clear();
    }

    @Override
    public void accept(int index, @Nullable List<String> record) {
      if (record == null) {
        reject(
            index,
            new Refusal(
                "",
                RejectCode.QUOTE_MISPLACED.name(),
                "Text follows a closing quote. A quote inside of a quoted field has to be doubled."));
        return;
      }
      switch (parser.parse(record)) {
        case Row row -> group(index, row);
        case FieldError error ->
            reject(index, new Refusal(error.column(), error.code().name(), error.message()));
      }
    }

    private void reject(int index, Refusal refusal) {
      rejects.add(new Reject(chunk.number(index), chunk.record(index), refusal));
    }

    private void group(int index, Row row) {
      switch (grouping) {
        case TOGETHER -> add(index, row);
        case EACH -> {
          startBatch();
          add(index, row);
        }
        case BY_ORDER -> {
          if (seen.put(key(row), 1) != null) {
            seen.clear();
            seen.put(key(row), 1);
            startBatch();
          }
          add(index, row);
        }
        case BY_OCCURRENCE -> {
          int occurrence = seen.merge(key(row), 1, Integer::sum);
          if (occurrence == 1) {
            add(index, row);
          } else {
            later.add(new Later(occurrence, index, row));
          }
        }
      }
    }

    private String key(Row row) {
      return Objects.requireNonNull(parser.key(row), "only datasets with a key are grouped by it");
    }

    private void startBatch() {
      if (count == 0) {
        return;
      }
      if (batches == batchStarts.length) {
        batchStarts = Arrays.copyOf(batchStarts, batches * 2 + 8);
      }
      batchStarts[batches++] = count;
    }

    private void add(int index, Row row) {
      rows.add(count, row.values());
      recordOf[count++] = index;
    }

    PreparedChunk finish() {
      later.sort(Comparator.comparingInt(Later::occurrence));
      int occurrence = 1;
      for (Later each : later) {
        if (each.occurrence() > occurrence) {
          occurrence = each.occurrence();
          startBatch();
        }
        add(each.index(), each.row());
      }
      return new PreparedChunk(
          chunk,
          memory,
          Arrays.copyOf(recordOf, count),
          Arrays.copyOf(batchStarts, batches),
          rejects);
    }
  }
}
