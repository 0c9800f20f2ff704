package io.longhaul.local.demo;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.StartOptions;
import io.longhaul.client.Submission;
import io.longhaul.client.UploadListener;
import java.nio.file.Path;
import java.util.Map;

/** The import of the demonstration: the sample file, at a pace that a person can follow. */
final class DemoImport {
  static final String DATASET = "pet-licenses";

  /** Records in the sample file. */
  static final long RECORDS = 43_086;

  private static final int ROWS_PER_SECOND = 5_000;

  private final LonghaulClient client;
  private final String key;

  DemoImport(LonghaulClient client, String key) {
    this.client = client;
    this.key = key;
  }

  String upload(Path file, UploadListener listener) {
    return client.upload(file, key, listener).id();
  }

  /** Starts the import, or finds the one that the same key has started. */
  Submission submit(String upload) {
    var input = Map.of("file", upload, "dataset", DATASET, "maxRowsPerSecond", ROWS_PER_SECOND);
    var options = new StartOptions(Map.of("demo", "true"), null, null, null);
    return client.submit("bulk-import", input, options, key);
  }
}
