package io.longhaul.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Finding and stopping what a killed launcher left behind. */
class OrphansTests {
  private static final Stopping SOON = new Stopping("TERM", Duration.ofSeconds(5));

  @Test
  void processWithTheMarkIsFoundAndStopped() throws IOException {
    var mark = "--mark=" + UUID.randomUUID();
    var process = start("while :; do sleep 0.05; done", mark);

    int stopped = Orphans.stop(List.of(new Orphans.Kind(mark, List.of(), SOON)));

    assertThat(stopped).isEqualTo(1);
    Await.until("the process has ended", () -> !process.isAlive());
  }

  @Test
  void frozenProcessIsStoppedToo() throws IOException {
    var mark = "--mark=" + UUID.randomUUID();
    var process = start("while :; do sleep 0.05; done", mark);
    Signals.send("STOP", process.pid());

    Orphans.stop(List.of(new Orphans.Kind(mark, List.of(), SOON)));

    Await.until("the process has ended", () -> !process.isAlive());
  }

  @Test
  void processesOfAnotherHomeAreLeftAlone() throws IOException {
    var other = start("while :; do sleep 0.05; done", "--mark=" + UUID.randomUUID());

    int stopped =
        Orphans.stop(List.of(new Orphans.Kind("--mark=" + UUID.randomUUID(), List.of(), SOON)));

    assertThat(stopped).isZero();
    assertThat(other.isAlive()).isTrue();
    other.destroyForcibly();
  }

  private static Process start(String script, String mark) throws IOException {
    var process = new ProcessBuilder("/bin/sh", "-c", script, "sh", mark).start();
    Await.until("the process shows its arguments", () -> process.info().arguments().isPresent());
    return process;
  }
}
