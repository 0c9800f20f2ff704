package io.longhaul.activities.retention;

import io.longhaul.storage.uploads.UploadHold;
import java.util.HashMap;
import java.util.Map;

/** One round of a removal: what has been asked once is not asked again. For one thread. */
final class Round implements UploadHold {

  private final OperationRecords records;
  private final Runnable beat;
  private final Map<String, Boolean> known = new HashMap<>();

  Round(OperationRecords records, Runnable beat) {
    this.records = records;
    this.beat = beat;
  }

  @Override
  public boolean isThere(String operationId) {
    beat.run();
    Boolean before = known.get(operationId);
    if (before != null) {
      return before;
    }
    boolean kept = records.isKept(operationId);
    known.put(operationId, kept);
    return kept;
  }

  @Override
  public void advance() {
    beat.run();
  }
}
