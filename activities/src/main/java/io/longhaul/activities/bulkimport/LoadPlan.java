package io.longhaul.activities.bulkimport;

import io.longhaul.activities.checkpoint.LedgerBook.Share;
import io.longhaul.activities.csv.RecordChunk.Place;
import io.longhaul.activities.csv.RecordChunks;
import io.longhaul.datasets.Dataset;
import io.longhaul.workflows.bulkimport.BulkImportActivities.LoadCommand;

/** What an attempt loads, from what, as what. */
record LoadPlan(
    ImportSettings settings,
    LoadCommand command,
    Dataset dataset,
    UploadedFile file,
    FileLayout layout) {

  Grouping grouping(TargetTable table) {
    return Grouping.of(dataset, table.dependence(dataset), command.onDuplicate());
  }

  Share share() {
    return new Share(
        command.lineage().id(),
        Loader.STEP,
        command.source().runId(),
        command.source().operationId());
  }

  /** Chunks from a place on; nothing before it is read. */
  ChunkFeeder feed(Place place, Grouping grouping, ChunkSizer sizer) {
    RecordChunks chunks = new RecordChunks(file.open(place.offset()), layout.dialect(), place);
    return new ChunkFeeder(
            chunks, new ChunkParser(layout, dataset, grouping), sizer, settings.chunkBytes())
        .start();
  }
}
