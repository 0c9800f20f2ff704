package io.longhaul.e2e.chaos;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.LonghaulException;
import io.longhaul.client.Operation;
import io.longhaul.client.RefusedException;
import io.longhaul.client.StartOptions;
import io.longhaul.client.Upload;
import io.longhaul.client.WatchOptions;
import io.longhaul.e2e.stack.OwnStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One client that makes one import after the other and checks each. */
final class Lane {
  private static final WatchOptions CLOSELY =
      WatchOptions.DEFAULT.withMaxInterval(Duration.ofSeconds(1)).withLimit(Duration.ofMinutes(10));

  private final LonghaulClient client;
  private final Path files;
  private final Verifier verifier;
  private final Tally tally;
  private final Random random;
  private final String name;
  private final List<LaneTable> tables;
  private volatile @Nullable String running;
  private int made;

  Lane(OwnStack stack, LonghaulClient client, Tally tally, int number, long seed)
      throws IOException {
    this.client = client;
    this.files = stack.files();
    this.tally = tally;
    this.verifier = new Verifier(stack, client, tally);
    this.random = new Random(seed + number);
    this.name = "chaos-" + Long.toHexString(seed) + "-" + number;
    this.tables = LaneTable.ofLane(number);
  }

  List<LaneTable> tables() {
    return tables;
  }

  /** The operation that runs now, or null between two of them. */
  @Nullable String running() {
    return running;
  }

  /** Imports until it is enough. */
  void run(BooleanSupplier enough) {
    while (!enough.getAsBoolean() && !tally.hasProblems()) {
      LaneTable table = tables.get(random.nextInt(tables.size()));
      made++;
      Import job = Import.next(table.table(), made, random);
      try {
        importAndCheck(table, job);
      } catch (IOException | LonghaulException e) {
        tally.problem(name + ", import " + made + " " + job + ": " + e);
      }
    }
  }

  private void importAndCheck(LaneTable table, Import job) throws IOException {
    Path file = job.file().write(files);
    String key = name + "-" + made;
    Upload upload = client.upload(file, key);
    Operation started =
        client.submit("bulk-import", job.input(upload.id()), StartOptions.NONE, key).operation();
    List<Operation> line = follow(job, started.id());
    verifier.check(table, job, line);
    Files.delete(file);
  }

  /** The operation and, when it was canceled on purpose, the one that went on from there. */
  private List<Operation> follow(Import job, String id) {
    List<Operation> line = new ArrayList<>();
    running = id;
    line.add(client.watch(id, CLOSELY, operation -> cancelWhenDue(job, operation)));
    if (line.getFirst().state().equals("Canceled")) {
      String next = client.retry(id, null, "chaos goes on").id();
      running = next;
      line.add(client.watch(next, CLOSELY, operation -> {}));
    }
    running = null;
    return line;
  }

  private void cancelWhenDue(Import job, Operation operation) {
    Operation.Progress progress = operation.progress();
    Double at = job.cancelAt();
    if (at != null
        && progress != null
        && progress.step().equals("load")
        && !operation.cancelRequested()
        && progress.done() >= at * job.file().records()) {
      try {
        client.cancel(operation.id(), "chaos");
      } catch (RefusedException e) {
        // it was faster than the cancel: a success then
      }
    }
  }
}
