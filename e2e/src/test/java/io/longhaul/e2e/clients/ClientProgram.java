package io.longhaul.e2e.clients;

import io.longhaul.e2e.blackbox.Stopwatch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program around a client, as a process with a limit; it reports a line of JSON for each case.
 */
final class ClientProgram {
  private final Path directory;
  private final List<String> command;
  private final Map<String, String> environment = new HashMap<>();

  ClientProgram(Path directory, List<String> command) {
    this.directory = directory;
    this.command = new ArrayList<>(command);
  }

  /** Sets an environment variable. */
  ClientProgram with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Adds arguments. */
  ClientProgram arguments(String... more) {
    command.addAll(List.of(more));
    return this;
  }

  /** Runs it to its end. */
  ClientReport run(String client, Duration limit) throws IOException, InterruptedException {
    Path out = Files.createTempFile(directory, "out", ".txt");
    Path err = Files.createTempFile(directory, "err", ".txt");
    Stopwatch watch = Stopwatch.start();
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(environment);
    builder.redirectInput(new File("/dev/null"));
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    String said = Files.readString(out) + Files.readString(err);
    if (!ended) {
      throw new AssertionError(client + " takes longer than " + limit + ", having said " + said);
    }
    return new ClientReport(
        client, cases(Files.readAllLines(out)), process.exitValue(), said, watch.elapsed());
  }

  private static List<ClientCase> cases(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("{\"case\""))
        .map(line -> new ClientCase(JsonMapper.shared().readTree(line)))
        .toList();
  }
}
