package io.longhaul.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long a call is repeated, and when it is given up. */
class PatienceTests {
  private final ClientFixture fixture = new ClientFixture();
  private final LonghaulClient client = fixture.client;

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void waitsAsLongAsTheServerAsks() {
    fixture.gateway.contract().operation("o", Documented.SUCCEEDED);
    fixture.gateway.next("GET", "/o", Fault.unavailable(7));

    client.get("o");

    assertThat(fixture.time.sleeps()).hasSize(1);
    assertThat(fixture.time.passed()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
    assertThat(fixture.notices.getFirst().reason()).contains("503", "The engine does not answer");
  }

  @Test
  void backsOffAndGivesUpWhenTheBudgetIsSpent() {
    fixture
        .gateway
        .contract()
        .answer(
            "GET /v1/operations/o", 503, "{\"code\":\"ENGINE_UNAVAILABLE\",\"title\":\"Down\"}");

    assertThatThrownBy(() -> client.get("o"))
        .isInstanceOfSatisfying(
            UnreachableException.class,
            unreachable -> {
              assertThat(unreachable.problem()).isNotNull();
              assertThat(unreachable).hasMessageContaining("503").hasMessageContaining("Down");
            });
    assertThat(fixture.time.passed()).isLessThanOrEqualTo(Duration.ofMinutes(1));
    assertThat(fixture.time.sleeps()).hasSizeGreaterThan(6);
    assertThat(fixture.time.sleeps().getLast()).isGreaterThan(fixture.time.sleeps().getFirst());
  }

  @Test
  void givesUpAtOnceWhenToldToComeBackAfterTheBudget() {
    fixture.gateway.next("GET", "/o", Fault.unavailable(600));

    assertThatThrownBy(() -> client.get("o")).isInstanceOf(UnreachableException.class);
    assertThat(fixture.time.sleeps()).isEmpty();
  }

  @Test
  void triesABrokenServerOnlyThreeTimes() {
    fixture.gateway.contract().answer("GET /v1/operations/o", 500, "{\"code\":\"INTERNAL\"}");

    assertThatThrownBy(() -> client.get("o"))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.code()).isEqualTo("INTERNAL"));
    assertThat(fixture.gateway.seen("GET", "/o")).hasSize(3);
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    try (LonghaulClient nobody =
        LonghaulClient.builder(URI.create("http://127.0.0.1:" + free)).time(fixture.time).build()) {
      assertThatThrownBy(nobody::kinds)
          .isInstanceOf(UnreachableException.class)
          .hasMessageContaining("connection refused");
      assertThat(fixture.time.passed()).isGreaterThan(Duration.ofMinutes(1));
    }
  }

  @Test
  void takesAProxysPageForWhatItIs() {
    fixture.gateway.contract().answer("GET /v1/kinds", 403, "<html>Forbidden</html>");
    fixture.gateway.contract().answer("GET /v1/operations/o", 200, "<html>Welcome</html>");

    assertThatThrownBy(client::kinds)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.code()).isEqualTo("HTTP_403"));
    assertThatThrownBy(() -> client.get("o"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is not Longhaul");
  }

  @Test
  void followsNoRedirect() {
    fixture.gateway.next(
        "GET",
        "/o",
        new Fault.Answered(302, Map.of("Location", fixture.gateway.address() + "/v1/kinds"), ""));

    assertThatThrownBy(() -> client.get("o"))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.code()).isEqualTo("HTTP_302"));
    assertThat(fixture.gateway.seen("GET", "/kinds")).isEmpty();
  }

  @Test
  void stopsWhenInterrupted() {
    fixture.gateway.next("GET", "/o", Fault.unavailable(1));
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> client.get("o")).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void asksForTheTokenBeforeEachRequest() {
    fixture.gateway.contract().operation("o", Documented.SUCCEEDED);
    var tokens = new java.util.ArrayDeque<>(java.util.List.of("first", "second"));
    try (LonghaulClient other =
        LonghaulClient.builder(fixture.gateway.address()).token(tokens::poll).build()) {
      other.get("o");
      other.get("o");
    }

    assertThat(fixture.gateway.seen("GET", "/o"))
        .extracting(seen -> seen.header("Authorization"))
        .containsExactly("Bearer first", "Bearer second");
  }

  @Test
  void keepsTheTokenOutOfMessages() {
    fixture.gateway.contract().requireToken("right");
    try (LonghaulClient other =
        LonghaulClient.builder(fixture.gateway.address())
            .token(TokenSource.of("secret-token"))
            .build()) {
      assertThatThrownBy(() -> other.get("o"))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("UNAUTHENTICATED")
          .hasToString(
              "io.longhaul.client.RefusedException: Refused: Who are you? (UNAUTHENTICATED)");
    }
  }

  @Test
  void refusesAnAddressThatIsNone() {
    assertThatThrownBy(() -> LonghaulClient.builder(URI.create("localhost:8080")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http://localhost:8080");
  }
}
