package io.longhaul.bench.imports;

import io.longhaul.bench.stack.BenchStack;
import io.longhaul.bench.stack.EngineView;
import io.longhaul.client.LonghaulClient;
import io.longhaul.client.Operation;
import io.longhaul.client.StartOptions;
import io.longhaul.client.Upload;
import io.longhaul.client.WatchOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** Loads a file into the empty table, in one way or the other, with a clock beside it. */
final class ImportRun implements AutoCloseable {
  private static final WatchOptions CLOSELY =
      WatchOptions.DEFAULT.withMaxInterval(Duration.ofMillis(100));

  private final BenchStack stack;
  private final LonghaulClient client;
  private final EngineView engine;
  private int count;

  ImportRun(BenchStack stack) {
    this.stack = stack;
    this.client = stack.client();
    this.engine = new EngineView(stack.stack());
  }

  /**
   * What one load took.
   *
   * @param upload seconds before the operation was submitted
   * @param work seconds from then on until the result was there
   * @param events length of the history; 0 where there is none
   */
  record Took(double upload, double work, long events) {
    double withUpload() {
      return upload + work;
    }
  }

  Took throughLonghaul(Path file, int rows) throws SQLException, IOException, InterruptedException {
    BenchTable.empty(stack);
    String key = "bench-" + count++;
    long start = System.nanoTime();
    Upload upload = client.upload(file, key);
    long uploaded = System.nanoTime();
    Operation submitted =
        client
            .submit(BenchTable.KIND, BenchTable.input(upload.id()), StartOptions.NONE, key)
            .operation();
    Operation done = client.watch(submitted.id(), CLOSELY, operation -> {});
    client.result(done.id());
    long end = System.nanoTime();
    requireRows(rows);
    return new Took((uploaded - start) / 1e9, (end - uploaded) / 1e9, engine.events(done.id()));
  }

  Took byHand(Path file, int rows) throws SQLException, IOException, InterruptedException {
    BenchTable.empty(stack);
    long start = System.nanoTime();
    new ByHand(stack.stack().database()).load(file);
    long end = System.nanoTime();
    requireRows(rows);
    return new Took(0, (end - start) / 1e9, 0);
  }

  long worker(int number) {
    return stack.stack().process("worker-" + number).pid();
  }

  private void requireRows(int rows) throws SQLException {
    long there = BenchTable.rows(stack);
    if (there != rows) {
      throw new IllegalStateException("There are " + there + " rows and should be " + rows);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
