package io.longhaul.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Starting operations over a network that fails. */
class SubmittingTests {
  private final ClientFixture fixture = new ClientFixture();
  private final LonghaulClient client = fixture.client;

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void startsOnceAndSaysWhatItWasAsked() {
    fixture.gateway.contract().plan(Documented.QUEUED);
    StartOptions options =
        new StartOptions(
            Map.of("team", "billing"),
            Duration.ofHours(2),
            Instant.parse("2026-12-01T02:00:00Z"),
            StartOptions.OnFailure.FAIL);

    Submission submission = client.submit("bulk-import", Map.of("file", "u-1"), options, "k1");

    assertThat(submission.replayed()).isFalse();
    assertThat(submission.operation().id()).isEqualTo("acme~k1");
    assertThat(submission.operation().status()).isEqualTo(OperationStatus.NOT_STARTED);
    assertThat(Documents.MAPPER.readTree(fixture.gateway.contract().started().getFirst()))
        .isEqualTo(
            Documents.MAPPER.readTree(
                """
                {"kind":"bulk-import","input":{"file":"u-1"},"labels":{"team":"billing"},
                 "timeout":"PT2H","startAt":"2026-12-01T02:00:00Z","onFailure":"fail"}
                """));
  }

  @Test
  void leavesOutWhatWasNotSaid() {
    fixture.gateway.contract().plan(Documented.QUEUED);

    client.submit("bulk-import", Map.of(), StartOptions.NONE, "k1");

    assertThat(fixture.gateway.contract().started())
        .containsExactly("{\"kind\":\"bulk-import\",\"input\":{}}");
  }

  @Test
  void startsOneOperationWhenTheAnswerIsLost() {
    fixture.gateway.contract().plan(Documented.QUEUED);
    fixture.gateway.next("POST", "/operations", new Fault.AnswerLost());
    fixture.gateway.next("POST", "/operations", new Fault.AnswerCut(10));

    Submission submission = client.submit("bulk-import", Map.of(), StartOptions.NONE, "k1");

    assertThat(submission.replayed()).isTrue();
    assertThat(fixture.gateway.contract().started()).hasSize(1);
    assertThat(fixture.gateway.seen("POST", "/operations"))
        .hasSize(3)
        .allSatisfy(seen -> assertThat(seen.header("Idempotency-Key")).isEqualTo("\"k1\""));
    assertThat(fixture.notices).extracting(RetryNotice::attempt).containsExactly(1, 2);
  }

  @Test
  void repeatsUnderTheSameRequestId() {
    fixture.gateway.contract().plan(Documented.QUEUED);
    fixture.gateway.next("POST", "/operations", Fault.unavailable(1));

    client.submit("bulk-import", Map.of(), StartOptions.NONE, "k1");

    assertThat(fixture.gateway.seen("POST", "/operations"))
        .extracting(seen -> seen.header("X-Request-ID"))
        .hasSize(2)
        .doesNotContainNull()
        .containsOnly(
            fixture.gateway.seen("POST", "/operations").getFirst().header("X-Request-ID"));
  }

  @Test
  void doesNotRepeatWhatWasRefused() {
    fixture
        .gateway
        .contract()
        .answer(
            "POST /v1/operations",
            400,
            """
            {"title":"The input does not match","code":"INVALID_INPUT","detail":"One member is wrong",
             "errors":[{"pointer":"/input/dataset","message":"is not known","allowed":"pet-licenses"}]}
            """);

    assertThatThrownBy(() -> client.submit("bulk-import", Map.of(), StartOptions.NONE, "k1"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("INVALID_INPUT");
              assertThat(refused.problem().httpStatus()).isEqualTo(400);
              assertThat(refused.problem().requestId()).isNotBlank();
              assertThat(refused.problem().errors())
                  .containsExactly(
                      new ErrorDetail("/input/dataset", "is not known", "pet-licenses"));
              assertThat(refused)
                  .hasMessage("The input does not match: One member is wrong (INVALID_INPUT)");
            });
    assertThat(fixture.gateway.seen("POST", "/operations")).hasSize(1);
  }

  @Test
  void reportsAnotherBodyUnderTheSameKey() {
    fixture.gateway.contract().plan(Documented.QUEUED);
    client.submit("bulk-import", Map.of("file", "u-1"), StartOptions.NONE, "k1");

    assertThatThrownBy(
            () -> client.submit("bulk-import", Map.of("file", "u-2"), StartOptions.NONE, "k1"))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.code()).isEqualTo("KEY_REUSED"));
  }

  @Test
  void refusesAKeyThatCouldNotBeOne() {
    assertThatThrownBy(() -> client.submit("bulk-import", Map.of(), StartOptions.NONE, "a b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a b");
    assertThat(IdempotencyKey.isValid("")).isFalse();
    assertThat(IdempotencyKey.isValid("x".repeat(129))).isFalse();
    assertThat(IdempotencyKey.isValid("import_2026-11.csv")).isTrue();
    assertThat(IdempotencyKey.isValid(IdempotencyKey.random())).isTrue();
  }
}
