package io.longhaul.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.longhaul.local.home.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeping real, tiny child processes running. */
class SupervisorTests {
  private static final Backoff QUICK =
      new Backoff(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofSeconds(10));
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String FOREVER = "while :; do sleep 0.05; done";

  @TempDir private Path directory = Path.of("");
  private final Supervisor supervisor = new Supervisor(QUICK, () -> {});

  @AfterEach
  void stopAll() throws InterruptedException {
    supervisor.refuseFurther();
    supervisor.stop(supervisor.statuses().stream().map(ChildStatus::name).toList());
  }

  @Test
  void killedChildIsStartedAgainWithAnotherProcess() throws Exception {
    supervisor.start(child("one", FOREVER));
    supervisor.awaitReady("one", LIMIT);
    var before = supervisor.status("one");

    Signals.send("KILL", before.pid());
    Await.until("the child runs again", () -> runsAgain(before));

    var after = supervisor.status("one");
    assertThat(after.restarts()).isEqualTo(1);
    assertThat(after.lastExit()).isEqualTo(128 + 9);
    assertThat(after.startedAt()).isNotEqualTo(before.startedAt());
  }

  @Test
  void stopLetsTheChildFinishWhatItDoes() throws Exception {
    var done = directory.resolve("done");
    supervisor.start(
        child(
            "one",
            "trap 'echo finished > "
                + done
                + "; exit 0' TERM; touch "
                + directory.resolve("armed")
                + "; "
                + FOREVER));
    Await.until("the trap is set", () -> Files.exists(directory.resolve("armed")));

    supervisor.stop(List.of("one"));

    assertThat(done).hasContent("finished");
    assertThat(supervisor.status("one").state()).isEqualTo(ChildState.STOPPED);
  }

  @Test
  void childThatIgnoresTheSignalIsKilledAfterItsGrace() throws Exception {
    var armed = directory.resolve("armed");
    supervisor.start(child("one", "trap '' TERM; touch " + armed + "; " + FOREVER));
    Await.until("the signal is ignored", () -> Files.exists(armed));
    var pid = supervisor.status("one").pid();

    supervisor.stop(List.of("one"));

    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void successorIsAnotherProcessThanTheOneThatIsStillReady() throws Exception {
    supervisor.start(child("one", FOREVER));
    supervisor.awaitReady("one", LIMIT);
    ChildStatus gone = supervisor.status("one");

    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(() -> supervisor.awaitSuccessor(gone, Duration.ofMillis(200)));
    ProcessHandle.of(gone.pid()).orElseThrow().destroyForcibly();
    supervisor.awaitSuccessor(gone, LIMIT);

    assertThat(supervisor.status("one").pid()).isNotEqualTo(gone.pid());
  }

  @Test
  void stoppedChildIsNotStartedAgain() throws Exception {
    supervisor.start(child("one", FOREVER));
    supervisor.awaitReady("one", LIMIT);

    supervisor.stop(List.of("one"));

    assertThat(supervisor.status("one").restarts()).isZero();
    assertThat(supervisor.status("one").state()).isEqualTo(ChildState.STOPPED);
  }

  @Test
  void childThatDiesAgainAndAgainFailsTheStartWithItsExitCode() {
    supervisor.start(child("one", "exit 7"));

    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(() -> supervisor.awaitReady("one", LIMIT))
        .withMessageContaining("one ended 3 times before it was ready, last with exit code 7");
  }

  @Test
  void programThatDoesNotExistIsNamedInTheLog() throws Exception {
    supervisor.start(spec("one", List.of("/no/such/program"), _ -> false));

    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(() -> supervisor.awaitReady("one", LIMIT));
    assertThat(directory.resolve("one.log")).content().contains("/no/such/program");
  }

  @Test
  void childThatIsNeverReadyFailsTheStartAfterTheLimit() {
    supervisor.start(spec("one", List.of("/bin/sh", "-c", FOREVER), _ -> false));

    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(() -> supervisor.awaitReady("one", Duration.ofMillis(200)))
        .withMessageContaining("one was not ready within");
  }

  @Test
  void outputIsAppendedToTheLogAcrossRestarts() throws Exception {
    supervisor.start(child("one", "echo life; sleep 0.05"));

    Await.until("three lives are in the log", () -> lines(directory.resolve("one.log")) >= 3);
  }

  @Test
  void nothingIsStartedAnyMoreOnceItCloses() {
    supervisor.refuseFurther();

    assertThatIllegalStateException().isThrownBy(() -> supervisor.start(child("one", FOREVER)));
  }

  private boolean runsAgain(ChildStatus before) {
    var now = supervisor.status("one");
    return now.pid() != before.pid() && now.state() == ChildState.READY;
  }

  private static long lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private ChildSpec child(String name, String script) {
    return spec(name, List.of("/bin/sh", "-c", script), _ -> !script.startsWith("exit"));
  }

  private ChildSpec spec(String name, List<String> command, Readiness readiness) {
    return new ChildSpec(
        name,
        () -> new Launch(command, Map.of(), "", readiness),
        new Stopping("TERM", Duration.ofMillis(500)),
        directory.resolve(name + ".log"));
  }
}
