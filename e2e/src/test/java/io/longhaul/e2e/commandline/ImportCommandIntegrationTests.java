package io.longhaul.e2e.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.e2e.blackbox.Api;
import io.longhaul.e2e.blackbox.Await;
import io.longhaul.e2e.blackbox.Cli;
import io.longhaul.e2e.blackbox.CsvFiles;
import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.blackbox.StackExtension;
import io.longhaul.e2e.workload.Shape;
import io.longhaul.e2e.workload.TargetTable;
import io.longhaul.local.supervision.Signals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code longhaul import} from start to exit code. */
@ExtendWith(StackExtension.class)
class ImportCommandIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @Test
  void successIsZeroAndTheSameCommandAgainRunsNothingTwice(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.APPEND_ONLY);
    Path file = CsvFiles.good(file(stack), 1_000);
    Cli cli = new Cli(stack);

    Cli.Done first = cli.run("import", file.toString(), "-d", table.dataset(), "--json");
    Cli.Done second = cli.run("import", file.toString(), "-d", table.dataset(), "--json");

    assertThat(first.exitCode()).as(first.toString()).isZero();
    assertThat(second.exitCode()).as(second.toString()).isZero();
    assertThat(id(second)).isEqualTo(id(first));
    assertThat(stack.count("SELECT count(*) FROM " + table.table())).isEqualTo(1_000);
  }

  @Test
  void rejectsAreFiveAndSavedWhereTheUserSaid(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.SINGLE_KEY);
    Path file =
        CsvFiles.of(
            file(stack), List.of(CsvFiles.record(1), CsvFiles.record(2).replace("22.50", "much")));
    Path rejects = file(stack);

    Cli.Done done =
        new Cli(stack)
            .run("import", file.toString(), "-d", table.dataset(), "--rejects", rejects.toString());

    assertThat(done.exitCode()).as(done.toString()).isEqualTo(5);
    assertThat(Files.readString(rejects)).contains("much", "_message");
  }

  @Test
  void failureIsThree(Running stack) throws Exception {
    TargetTable table = stack.missingTable(Shape.SINGLE_KEY);
    Path file = CsvFiles.good(file(stack), 10);

    Cli.Done done =
        new Cli(stack)
            .run("import", file.toString(), "-d", table.dataset(), "--on-failure", "fail");

    assertThat(done.exitCode()).as(done.toString()).isEqualTo(3);
    assertThat(done.out() + done.err()).contains("TABLE_MISSING");
  }

  @Test
  void parkedIsSeven(Running stack) throws Exception {
    TargetTable table = stack.missingTable(Shape.SINGLE_KEY);
    Path file = CsvFiles.good(file(stack), 10);

    Cli.Done done = new Cli(stack).run("import", file.toString(), "-d", table.dataset());

    assertThat(done.exitCode()).as(done.toString()).isEqualTo(7);
    assertThat(done.out() + done.err()).contains("TABLE_MISSING");
  }

  @Test
  void canceledIsFour(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.APPEND_ONLY);
    Path file = CsvFiles.good(file(stack), 30_000);
    String key = Running.newKey();
    Cli cli = new Cli(stack);

    Cli.Started started = start(cli, file, table, key, "2000");
    stack.client().awaitLoaded("acme~" + key, 1_000, LIMIT);
    Cli.Done cancel = cli.run("cancel", "acme~" + key, "--reason", "wrong one");
    Cli.Done done = Cli.await(started);

    assertThat(cancel.exitCode()).as(cancel.toString()).isIn(0, 4);
    assertThat(done.exitCode()).as(done.toString()).isEqualTo(4);
  }

  @Test
  void interruptedCommandLeavesTheImportAloneAndTheSameCommandAttaches(Running stack)
      throws Exception {
    TargetTable table = stack.newTable(Shape.APPEND_ONLY);
    Path file = CsvFiles.good(file(stack), 12_000);
    Cli cli = new Cli(stack);
    String[] command = {
      "import", file.toString(), "-d", table.dataset(), "--max-rows-per-second", "2000"
    };
    Cli.Started started = cli.start(command);
    String id =
        Await.until(
            "the import runs", LIMIT, () -> runningInto(stack, table), found -> !found.isEmpty());
    stack.client().awaitLoaded(id, 1, LIMIT);

    // As Ctrl-C does; SIGINT itself is ignored by all that a script has started in the background.
    Signals.send("TERM", started.process().pid());
    Cli.Done interrupted = Cli.await(started);
    boolean goesOn = !stack.client().operation(id).path("done").asBoolean();
    Cli.Done attached = cli.run(command);

    assertThat(interrupted.exitCode()).isNotZero();
    assertThat(goesOn).isTrue();
    assertThat(attached.exitCode()).as(attached.toString()).isZero();
    assertThat(attached.out() + attached.err()).contains(id);
    assertThat(stack.count("SELECT count(*) FROM " + table.table())).isEqualTo(12_000);
    assertThat(Api.state(stack.client().operation(id))).isEqualTo("Succeeded");
  }

  @Test
  void unreachableServerIsSixAndBadUsageIsTwo(Running stack) throws Exception {
    Cli cli = new Cli(stack);

    Cli.Done unreachable =
        cli.run("get", "acme~nothing", "--server", "http://127.0.0.1:1", "--patience", "1s");
    Cli.Done usage = cli.run("import", "--no-such-option");

    assertThat(unreachable.exitCode()).as(unreachable.toString()).isEqualTo(6);
    assertThat(usage.exitCode()).as(usage.toString()).isEqualTo(2);
    assertThat(usage.err()).isNotEmpty();
  }

  private static Cli.Started start(Cli cli, Path file, TargetTable table, String key, String pace)
      throws Exception {
    return cli.start(
        "import",
        file.toString(),
        "-d",
        table.dataset(),
        "--key",
        key,
        "--max-rows-per-second",
        pace);
  }

  private static String runningInto(Running stack, TargetTable table) throws Exception {
    JsonNode list = stack.client().get("/v1/operations?status=Running&pageSize=50").json();
    for (JsonNode operation : list.path("operations")) {
      String id = operation.path("id").asString("");
      if (loads(stack, id, table)) {
        return id;
      }
    }
    return "";
  }

  private static boolean loads(Running stack, String id, TargetTable table) throws Exception {
    return stack.count(
            """
            SELECT count(*) FROM longhaul.ledger l JOIN longhaul.checkpoint c USING (lineage)
            WHERE l.operation_id = '%s' AND c.target LIKE '%%%s%%'
            """
                .formatted(id, table.table()))
        > 0;
  }

  private static String id(Cli.Done done) {
    return JsonMapper.shared().readTree(done.out()).path("operation").path("id").asString();
  }

  private static Path file(Running stack) throws Exception {
    return stack.own().files().resolve(Running.newKey() + ".csv");
  }
}
