package io.longhaul.local.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How the dev server is run for a stack: on a SQLite file with a write-ahead log, on the loopback
 * interface only, with the search attributes of operations registered.
 *
 * @param port of the gRPC front end
 * @param httpPort of Temporal's own HTTP API
 */
public record DevServer(Path binary, EngineFile file, int port, int uiPort, int httpPort) {
  private static final String HOST = "127.0.0.1";
  private static final Duration RETENTION = Duration.ofDays(32);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final List<String> SEARCH_ATTRIBUTES =
      List.of(
          "LonghaulState=Keyword",
          "LonghaulKind=Keyword",
          "LonghaulTenant=Keyword",
          "LonghaulOwner=Keyword",
          "LonghaulLabels=KeywordList");

  // One server needs no partitions. And a worker that leaves is told when its last poll is over.
  private static final List<String> DYNAMIC_CONFIGURATION =
      List.of(
          "matching.numTaskqueueReadPartitions=1",
          "matching.numTaskqueueWritePartitions=1",
          "frontend.enableCancelWorkerPollsOnShutdown=true");

  public String address() {
    return HOST + ":" + port;
  }

  /** The argument that no other program carries: it tells a left-over engine of the same home. */
  public static String mark(EngineFile file) {
    return "--db-filename=" + file.database();
  }

  /** The command line; docs/adr has the measurements behind the two pragmas. */
  public List<String> command() {
    var command = new ArrayList<>(List.of(binary.toString(), "server", "start-dev", mark(file)));
    command.addAll(List.of("--sqlite-pragma", "journal_mode=WAL"));
    command.addAll(List.of("--sqlite-pragma", "synchronous=NORMAL"));
    command.addAll(List.of("--ip", HOST, "--port", "" + port, "--http-port", "" + httpPort));
    command.addAll(List.of("--ui-ip", HOST, "--ui-port", "" + uiPort, "--ui-disable-news-fetch"));
    DYNAMIC_CONFIGURATION.forEach(
        value -> command.addAll(List.of("--dynamic-config-value", value)));
    SEARCH_ATTRIBUTES.forEach(
        attribute -> command.addAll(List.of("--search-attribute", attribute)));
    return List.copyOf(command);
  }

  /**
   * Asks the running server to keep closed executions for 32 days: the idempotency window and two
   * days more.
   */
  public void setRetention() throws IOException, InterruptedException {
    var hours = RETENTION.toHours() + "h";
    var process =
        new ProcessBuilder(
                binary.toString(),
                "operator",
                "namespace",
                "update",
                "--namespace",
                "default",
                "--retention",
                hours,
                "--address",
                address())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      requireSuccess(process);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void requireSuccess(Process process) throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("temporal operator namespace update did not end within " + PATIENCE);
    }
    if (process.exitValue() != 0) {
      throw new IOException("temporal operator namespace update ended with " + process.exitValue());
    }
  }
}
