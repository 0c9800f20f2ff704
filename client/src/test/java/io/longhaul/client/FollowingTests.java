package io.longhaul.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Following operations by polling. */
class FollowingTests {
  private final ClientFixture fixture = new ClientFixture();
  private final List<String> heard = new ArrayList<>();

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void hearsEachChangeOnceAndTheEnd() {
    fixture
        .gateway
        .contract()
        .operation(
            "o",
            Documented.QUEUED,
            Documented.QUEUED,
            Documented.loading(10, 100),
            Documented.loading(10, 100),
            Documented.SUCCEEDED);

    Operation last = fixture.client.watch("o", WatchOptions.DEFAULT, this::hear);

    assertThat(heard).containsExactly("Queued", "Running", "Succeeded");
    assertThat(last.succeededWhole()).isTrue();
    assertThat(last.counts()).containsEntry("inserted", 43083L);
    assertThat(fixture.gateway.seen("GET", "/o"))
        .extracting(seen -> seen.header("If-None-Match") != null)
        .containsExactly(false, true, true, true, true);
  }

  @Test
  void looksAtThePaceThatTheServerAdvises() {
    fixture
        .gateway
        .contract()
        .retryAfter(4)
        .operation("o", Documented.QUEUED, Documented.SUCCEEDED);

    fixture.client.waitFor("o");

    assertThat(fixture.time.sleeps()).containsExactly(Duration.ofSeconds(4));
  }

  @Test
  void looksMoreOftenWhenAskedTo() {
    fixture
        .gateway
        .contract()
        .retryAfter(30)
        .operation("o", Documented.QUEUED, Documented.SUCCEEDED);

    fixture.client.watch(
        "o", WatchOptions.DEFAULT.withMaxInterval(Duration.ofSeconds(2)), this::hear);

    assertThat(fixture.time.sleeps()).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void goesOnThroughAnOutageOfTheServer() {
    fixture
        .gateway
        .contract()
        .operation("o", Documented.QUEUED, Documented.loading(1, 2), Documented.SUCCEEDED);
    fixture.gateway.next("GET", "/o", Fault.unavailable(1));
    fixture.gateway.next("GET", "/o", new Fault.AnswerCut(5));

    assertThat(fixture.client.waitFor("o").done()).isTrue();
  }

  @Test
  void endsWhereAPersonIsNeeded() {
    fixture.gateway.contract().operation("o", Documented.QUEUED, Documented.PARKED);

    Operation parked = fixture.client.waitFor("o");

    assertThat(parked.needsAttention()).isTrue();
    assertThat(parked.attention())
        .extracting(Operation.Attention::error)
        .extracting(Operation.Failure::code)
        .isEqualTo("TABLE_MISSING");
  }

  @Test
  void goesOnThroughAttentionWhenAskedTo() {
    fixture.gateway.contract().operation("o", Documented.PARKED, Documented.SUCCEEDED);

    Operation last =
        fixture.client.watch("o", new WatchOptions(null, Duration.ofSeconds(1), true), this::hear);

    assertThat(last.done()).isTrue();
    assertThat(heard).containsExactly("NeedsAttention", "Succeeded");
  }

  @Test
  void stopsAtTheLimit() {
    fixture.gateway.contract().retryAfter(5).operation("o", Documented.QUEUED);

    assertThatThrownBy(() ->
            fixture.client.watch(
                "o", WatchOptions.DEFAULT.withLimit(Duration.ofSeconds(12)), this::hear))
        .isInstanceOfSatisfying(
            NotFinishedException.class,
            unfinished -> assertThat(unfinished.operation().state()).isEqualTo("Queued"));
    assertThat(fixture.time.passed()).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void keepsWhatThisVersionDoesNotKnow() {
    fixture.gateway.contract().operation("o", Documented.QUEUED + ",\"shoeSize\":42");

    Operation operation = fixture.client.get("o");

    assertThat(operation.document().path("shoeSize").asInt()).isEqualTo(42);
    assertThat(operation.labels()).isEmpty();
    assertThat(operation.artifacts()).isEmpty();
  }

  private void hear(Operation operation) {
    heard.add(operation.state());
  }
}
