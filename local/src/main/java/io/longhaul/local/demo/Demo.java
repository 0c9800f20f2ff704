package io.longhaul.local.demo;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.Operation;
import io.longhaul.client.TokenSource;
import io.longhaul.client.display.Amounts;
import io.longhaul.client.display.ProgressDisplay;
import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.TableSql;
import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.local.RunningStack;
import io.longhaul.local.StackTableCreator;
import io.longhaul.local.home.StartupException;
import io.longhaul.local.token.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Imports the sample file into a running stack, kills the worker that does it, and shows that
 * nothing was lost.
 */
public final class Demo {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final RunningStack stack;
  private final Path repository;
  private final ProgressDisplay display;
  private boolean killed;
  private boolean replayed;

  public Demo(RunningStack stack, Path repository, ProgressDisplay display) {
    this.stack = stack;
    this.repository = repository;
    this.display = display;
  }

  /** Whether a worker was killed, the same key ran nothing twice, and the ledger closes. */
  public boolean run() throws IOException, SQLException, InterruptedException {
    var dataset = dataset();
    new StackTableCreator()
        .create(stack.home().directory(), dataset, TableSql.createTable(dataset));
    var table = dataset.table().quoted();
    var database = stack.database();
    long before = Ledger.rows(database, table);
    try (var client = client()) {
      var imported = new DemoImport(client, "demo-" + Instant.now().toEpochMilli());
      var operation = importFile(client, imported);
      var sql = Ledger.inDatabase(database, operation.id());
      var report =
          new LedgerReport(Ledger.of(operation), sql, before, Ledger.rows(database, table));
      print(report.lines());
      print(new ByHand(stack.state().addresses(), operation.id(), file()).lines());
      return killed && replayed && report.closes();
    }
  }

  private Operation importFile(LonghaulClient client, DemoImport imported)
      throws InterruptedException {
    say(
        "Importing %s records of %s."
            .formatted(Amounts.count(DemoImport.RECORDS), file().getFileName()));
    var upload = imported.upload(file(), display::sent);
    var operation = imported.submit(upload).operation();
    say(
        "Operation %s is accepted; from here on the client could go home."
            .formatted(operation.id()));
    var done = follow(client, operation.id());
    say("");
    say("The operation is done: " + done.state() + ".");
    submitAgain(imported, upload);
    return done;
  }

  private Operation follow(LonghaulClient client, String id) throws InterruptedException {
    try (var engine = new WorkerOfOperation(stack)) {
      var assassin = new Assassin(stack, engine, display::say);
      var began = System.nanoTime();
      var operation = client.get(id);
      while (!operation.done() && System.nanoTime() - began < LIMIT.toNanos()) {
        display.changed(operation);
        assassin.look(operation);
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        operation = client.get(id);
      }
      display.changed(operation);
      killed = assassin.succeeded();
      if (!killed) {
        say(
            "No worker could be killed: the engine does not say who holds the import, or it was too quick.");
      }
      return operation;
    }
  }

  private void submitAgain(DemoImport imported, String upload) {
    var again = imported.submit(upload);
    replayed = again.replayed();
    say(
        replayed
            ? "The same key again: the same operation, %s. Nothing ran twice."
                .formatted(again.operation().id())
            : "THE SAME KEY STARTED SOMETHING NEW: %s.".formatted(again.operation().id()));
    say("");
  }

  private LonghaulClient client() {
    var token = stack.token(Role.CLIENT, "acme", "ann");
    return LonghaulClient.builder(URI.create(stack.state().addresses().gateway()))
        .token(TokenSource.of(token))
        .userAgent("longhaul-demo")
        .build();
  }

  private Dataset dataset() {
    var dataset = new DatasetDirectory(repository.resolve("datasets")).find(DemoImport.DATASET);
    if (dataset == null) {
      throw new StartupException("The repository has no dataset " + DemoImport.DATASET + ".");
    }
    return dataset;
  }

  private Path file() {
    return repository.resolve("datasets/samples/seattle-pet-licenses.csv");
  }

  private void print(List<String> lines) {
    lines.forEach(this::say);
    say("");
  }

  private void say(String line) {
    display.say(line);
  }
}
