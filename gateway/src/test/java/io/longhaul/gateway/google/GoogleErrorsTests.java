package io.longhaul.gateway.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.json.WireJson;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Problems as AIP-193 wants them. */
class GoogleErrorsTests {

  private final GoogleErrors errors = new GoogleErrors();

  @ParameterizedTest
  @EnumSource
  void everyCodeHasAStatusAndItsReason(ErrorCode code) {
    JsonNode error = error(new ProblemException(code, "Why."));

    assertThat(error.get("code").asInt()).isEqualTo(errors.status(code)).isBetween(400, 599);
    assertThat(RpcCode.values()).extracting(Enum::name).contains(error.get("status").asString());
    assertThat(error.get("message").asString()).isEqualTo("Why.");
    assertThat(error.at("/details/0/reason").asString()).isEqualTo(code.name()).hasSizeLessThan(64);
  }

  @ParameterizedTest
  @CsvSource({
    "RATE_LIMITED, 429, RESOURCE_EXHAUSTED",
    "ENGINE_UNAVAILABLE, 503, UNAVAILABLE",
    "STORAGE_FULL, 503, UNAVAILABLE",
    "GONE, 404, NOT_FOUND",
    "NOT_FINISHED, 400, FAILED_PRECONDITION",
    "VERSION_MISMATCH, 400, FAILED_PRECONDITION",
    "METHOD_NOT_ALLOWED, 405, UNIMPLEMENTED",
    "INTERNAL, 500, INTERNAL"
  })
  void statusesAreThoseThatGoogleMapsTo(ErrorCode code, int status, String rpc) {
    JsonNode error = error(new ProblemException(code, "Why."));

    assertThat(error.get("code").asInt()).isEqualTo(status);
    assertThat(error.get("status").asString()).isEqualTo(rpc);
  }

  @Test
  void whenToTryAgainStandsInTheDetailsToo() {
    JsonNode error =
        error(
            new ProblemException(ErrorCode.RATE_LIMITED, "Slower.")
                .retryAfter(Duration.ofSeconds(3)));

    assertThat(error.at("/details/1/@type").asString()).endsWith("google.rpc.RetryInfo");
    assertThat(error.at("/details/1/retryDelay").asString()).isEqualTo("3s");
  }

  @Test
  void whatIsWrongOneByOneIsABadRequest() {
    List<ErrorDetail> wrong =
        List.of(
            new ErrorDetail("status", "is not allowed", "Running, Failed"),
            new ErrorDetail(null, "is missing", null));

    JsonNode error = error(new ProblemException(ErrorCode.INVALID_FILTER, "Wrong.", wrong));

    assertThat(error.at("/details/1/@type").asString()).endsWith("google.rpc.BadRequest");
    assertThat(error.at("/details/1/fieldViolations/0/field").asString()).isEqualTo("status");
    assertThat(error.at("/details/1/fieldViolations/0/description").asString())
        .isEqualTo("is not allowed (allowed: Running, Failed)");
    assertThat(error.at("/details/1/fieldViolations/1/field").asString()).isEmpty();
  }

  private JsonNode error(ProblemException problem) {
    return WireJson.read(WireJson.bytes(errors.body(problem, "r-1"))).get("error");
  }
}
