package io.longhaul.gateway.problems;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.operation.ErrorCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one form of all errors. */
class ProblemsTests {

  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final Problems problems =
      new Problems(new ProblemSettings("https://example.org/e/"), List.of(), metrics);

  static Stream<ErrorCode> codes() {
    return Arrays.stream(ErrorCode.values());
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everyCodeHasATypeATitleAndItsStatus(ErrorCode code) {
    ResponseEntity<byte[]> answer = answer(new ProblemException(code, "Why."), "/v1/kinds");
    JsonNode body = json(answer);

    assertThat(answer.getStatusCode().value()).isEqualTo(code.httpStatus());
    assertThat(body.get("type").asString()).isEqualTo("https://example.org/e/" + code.slug());
    assertThat(body.get("title").asString()).isEqualTo(code.title());
    assertThat(body.get("status").asInt()).isEqualTo(code.httpStatus());
    assertThat(body.get("code").asString()).isEqualTo(code.name());
    assertThat(body.has("error")).isFalse();
    assertThat(metrics.counter("longhaul.problems", "code", code.name()).count()).isEqualTo(1);
    assertThat(String.valueOf(answer.getHeaders().getContentType()))
        .isEqualTo("application/problem+json");
  }

  // Generic pollers read a member called status as the operation's own, and never stop.
  @ParameterizedTest
  @ValueSource(strings = {"/v1/operations/acme~k", "/v1/operations/acme~k/result"})
  void polledAddressesCarryAnErrorInsteadOfAStatus(String path) {
    JsonNode body = json(answer(new ProblemException(ErrorCode.RATE_LIMITED, "Later."), path));

    assertThat(body.has("status")).isFalse();
    assertThat(body.get("error").get("code").asString()).isEqualTo("RATE_LIMITED");
    assertThat(body.get("error").get("message").asString()).isEqualTo("Later.");
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_FOUND", "GONE"})
  void pollersOfAnOperationThatIsNotThereEnd(ErrorCode code) {
    JsonNode body = json(answer(new ProblemException(code, "No."), "/v1/operations/acme~k"));
    JsonNode result =
        json(answer(new ProblemException(code, "No."), "/v1/operations/acme~k/result"));

    assertThat(body.get("status").asString()).isEqualTo("Failed");
    assertThat(body.get("error").get("code").asString()).isEqualTo(code.name());
    assertThat(result.has("status")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/operations/acme~k:fail", "/v1/operations/acme~k%3Afail"})
  void commandsAreNotPolledHoweverTheirColonIsWritten(String path) {
    JsonNode body = json(answer(new ProblemException(ErrorCode.GONE, "Deleted."), path));

    assertThat(body.has("status")).isTrue();
    assertThat(body.has("error")).isFalse();
  }

  @Test
  void anOperationsOwnErrorIsHandedOn() {
    ProblemException problem =
        new ProblemException(ErrorCode.OPERATION_FAILED, "It failed.")
            .endedWith("FILE_EMPTY", "The file is empty.");

    JsonNode body = json(answer(problem, "/v1/operations/acme~k/result"));

    assertThat(body.get("code").asString()).isEqualTo("OPERATION_FAILED");
    assertThat(body.get("error").get("code").asString()).isEqualTo("FILE_EMPTY");
  }

  @Test
  void retryAfterIsAtLeastASecond() {
    ProblemException problem =
        new ProblemException(ErrorCode.ENGINE_UNAVAILABLE, "Down.")
            .retryAfter(Duration.ofMillis(5));

    assertThat(answer(problem, "/v1/operations").getHeaders().getFirst("Retry-After"))
        .isEqualTo("1");
  }

  private ResponseEntity<byte[]> answer(ProblemException problem, String path) {
    return problems.answer(problem, new MockHttpServletRequest("GET", path));
  }

  private static JsonNode json(ResponseEntity<byte[]> answer) {
    return JsonMapper.shared().readTree(Objects.requireNonNull(answer.getBody()));
  }
}
