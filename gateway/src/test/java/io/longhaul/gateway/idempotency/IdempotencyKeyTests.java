package io.longhaul.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** The key of a request, in its two forms. */
class IdempotencyKeyTests {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "import-2026-11, import-2026-11",
        "\"import-2026-11\", import-2026-11",
        "\"8e03978e-40d5-43dd-bc93-6894a57f9324\", 8e03978e-40d5-43dd-bc93-6894a57f9324",
        "8e03978e-40d5-43dd-bc93-6894a57f9324, 8e03978e-40d5-43dd-bc93-6894a57f9324",
        "\"a\";p=1, a",
        "' a ', a"
      })
  void bareAndQuotedMeanTheSame(String header, String key) {
    assertThat(IdempotencyKey.parse(header)).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"\"",
        "a b",
        "a~b",
        "a/b",
        "ü",
        "\"a\\\"b\"",
        "\"a",
        "a\"",
        "a,b",
        "\"a\", \"b\""
      })
  void refusesWhatCouldNotBePartOfAnId(String header) {
    assertThat(IdempotencyKey.parse(header)).isNull();
  }

  @Test
  void keysEndAt128Characters() {
    assertThat(IdempotencyKey.parse("x".repeat(128))).hasSize(128);
    assertThat(IdempotencyKey.parse("x".repeat(129))).isNull();
  }

  @Test
  void missingAndDoubledHaveTheirOwnCodes() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> IdempotencyKey.required(request))
        .returns(ErrorCode.IDEMPOTENCY_KEY_MISSING, ProblemException::code);

    request.addHeader("Idempotency-Key", "a");
    request.addHeader("Idempotency-Key", "b");

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> IdempotencyKey.required(request))
        .returns(ErrorCode.IDEMPOTENCY_KEY_INVALID, ProblemException::code);
  }
}
