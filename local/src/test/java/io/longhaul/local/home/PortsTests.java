package io.longhaul.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Choosing ports, and what is said when one cannot be had. */
class PortsTests {

  @Test
  void takenPortGivesOneSentenceWithThePortAndTheOption() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var ports = Ports.standard().with(Map.of(Port.ENGINE_UI, taken.getLocalPort()));

      assertThatExceptionOfType(StartupException.class)
          .isThrownBy(() -> ports.requireFree(Set.of(Port.ENGINE_UI)))
          .withMessageContaining("Port " + taken.getLocalPort() + " (Temporal Web UI) is taken")
          .withMessageContaining("--engine-ui-port")
          .withMessageContaining("LONGHAUL_ENGINE_UI_PORT")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }
  }

  @Test
  void portTakenOnAllInterfacesIsSeenToo() throws IOException {
    try (var taken = new ServerSocket(0)) {
      assertThat(Port.isFree(taken.getLocalPort())).isFalse();
    }
  }

  @Test
  void freePortCanBeListenedOn() throws IOException {
    int port = FreePort.any();

    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(socket.getLocalPort()).isEqualTo(port);
    }
  }

  @Test
  void noFreePortIsGivenTwice() {
    assertThat(IntStream.range(0, 500).map(_ -> FreePort.any())).doesNotHaveDuplicates();
  }

  @Test
  void anotherPortIsNoneOfThese() {
    Ports ports = Ports.standard().with(Map.of(Port.GATEWAY, FreePort.any() + 1));

    assertThat(ports.another()).isNotEqualTo(ports.of(Port.GATEWAY));
  }

  @Test
  void standardPortsAreTheDocumentedOnes() {
    var ports = Ports.standard();

    assertThat(ports.numbers())
        .containsOnly(
            Map.entry(Port.GATEWAY, 8080),
            Map.entry(Port.MANAGEMENT, 8081),
            Map.entry(Port.ENGINE, 7233),
            Map.entry(Port.ENGINE_UI, 8233),
            Map.entry(Port.DATABASE, 5433));
  }

  @Test
  void samePortForTwoPartsIsRefused() {
    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(() -> Ports.standard().with(Map.of(Port.MANAGEMENT, 8080)))
        .withMessageContaining("8080");
  }

  @Test
  void numberThatIsNoPortIsRefused() {
    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(() -> Ports.standard().with(Map.of(Port.DATABASE, 70_000)))
        .withMessageContaining("--database-port is 70000");
  }
}
