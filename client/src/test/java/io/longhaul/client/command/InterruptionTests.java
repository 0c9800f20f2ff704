package io.longhaul.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.client.Documented;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A command that is stopped, in a process of its own. By SIGTERM, which takes the same way as
 * Ctrl-C: whether SIGINT is heard at all depends on what started the tests.
 */
@Timeout(60)
class InterruptionTests {
  private static final int TERMINATED = 143;

  @TempDir private Path folder = Path.of("");
  private final List<Process> processes = new ArrayList<>();
  private Session session = new Session(folder);

  @BeforeEach
  void start() throws IOException {
    session.close();
    session = new Session(folder);
    Files.writeString(folder.resolve("a.csv"), "id\n1\n");
    session.gateway.contract().retryAfter(1).plan(Documented.QUEUED);
  }

  @AfterEach
  void stop() {
    processes.forEach(Process::destroyForcibly);
    session.close();
  }

  @Test
  void saysThatTheOperationGoesOnAndHowToFindItAgain() throws Exception {
    Process process = longhaul("import", "a.csv", "-d", "people", "--key", "k");
    List<String> said = readUntil(process, "Queued");

    terminate(process);

    assertThat(process.waitFor()).isEqualTo(TERMINATED);
    said.addAll(process.errorReader().lines().toList());
    assertThat(String.join("\n", said))
        .contains("Started: acme~k")
        .contains("The operation acme~k goes on without you.")
        .contains("longhaul watch acme~k", "longhaul cancel acme~k");
    assertThat(session.gateway.seen("POST", ":cancel")).isEmpty();
  }

  @Test
  void findsTheOperationAgainWithTheSameCommand() throws Exception {
    Process process = longhaul("import", "a.csv", "-d", "people");
    readUntil(process, "Queued");
    terminate(process);
    process.waitFor();
    String id = session.gateway.contract().ids().getFirst();
    session.gateway.contract().operation(id, Documented.SUCCEEDED);

    Session.Ended again = session.run("import", "a.csv", "-d", "people");

    assertThat(again.code()).isZero();
    assertThat(again.err()).contains("Found: " + id);
    assertThat(session.gateway.contract().started()).hasSize(1);
  }

  // Process.destroy would close the streams that have still to be read.
  private static void terminate(Process process) {
    assertThat(process.toHandle().destroy()).isTrue();
  }

  private Process longhaul(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("LONGHAUL_URL", session.gateway.address().toString());
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private static List<String> readUntil(Process process, String wanted) throws IOException {
    List<String> lines = new ArrayList<>();
    BufferedReader reader = process.errorReader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
      if (line.contains(wanted)) {
        return lines;
      }
    }
    throw new AssertionError("The command ended: " + lines);
  }
}
