package io.longhaul.gateway.stack;

import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.OperationSearch;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Temporal dev server as a process of its own, which can be killed, frozen and started. */
public final class DevServer implements AutoCloseable {

  private static final int CONNECT_MILLIS = 500;
  private static final Duration HEALTHY_WITHIN = Duration.ofSeconds(30);

  private final Path directory;
  private final int port = freePort();
  private Process process;

  /** Starts a server with its state in a directory. */
  public DevServer(Path directory) {
    this.directory = directory;
    this.process = launch();
  }

  /** Where it listens. */
  public String target() {
    return "127.0.0.1:" + port;
  }

  /** Kills it as the kernel would. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets it stand still: connections stay open, and nothing answers. */
  public void freeze() {
    signal("STOP");
  }

  /** Lets it go on. */
  public void thaw() {
    signal("CONT");
  }

  /** Starts it again on the same state and port. */
  public void start() {
    process = launch();
  }

  @Override
  public void close() {
    kill();
  }

  private Process launch() {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(binary(), "server", "start-dev", "--ip", "127.0.0.1", "--headless"));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of("--db-filename", directory.resolve("engine.db").toString()));
    command.addAll(
        List.of("--sqlite-pragma", "journal_mode=WAL", "--sqlite-pragma", "synchronous=NORMAL"));
    // What was deleted goes once the queues have noted how far they are: every 30 s, untold.
    for (String queue : List.of("transfer", "visibility")) {
      String setting = "history." + queue + "ProcessorUpdateAckInterval=\"500ms\"";
      command.addAll(List.of("--dynamic-config-value", setting));
    }
    for (SearchAttributeKey<?> key : OperationSearch.ALL) {
      command.addAll(List.of("--search-attribute", key.getName() + "=" + type(key)));
    }
    try {
      File log = directory.resolve("engine.log").toFile();
      Process started =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start();
      Await.until("the engine to listen", this::listens);
      awaitHealthy();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // It listens before it answers.
  private void awaitHealthy() {
    WorkflowServiceStubs.newConnectedServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target()).build(), HEALTHY_WITHIN)
        .shutdownNow();
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String type(SearchAttributeKey<?> key) {
    return key.getValueType() == IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST
        ? "KeywordList"
        : "Keyword";
  }

  private static String binary() {
    String binary = System.getProperty("longhaul.engine", "");
    if (binary.isBlank()) {
      throw new IllegalStateException(
          "This test needs the engine: run ./longhaul test, or give Maven"
              + " -Dlonghaul.engine=<path of the temporal binary>.");
    }
    return binary;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
