package io.longhaul.workflows.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/error-codes.md} lists every error code. */
class ErrorCodesDocumentTests {

  @Test
  void listsEveryCode() {
    GeneratedDocument.check("error-codes.md", document());
  }

  @Test
  void everyCodeHasATitleOfOneLine() {
    assertThat(ErrorCode.values())
        .allSatisfy(code -> assertThat(code.title()).isNotBlank().doesNotContain("\n", "|"));
  }

  @Test
  void aCodeIsFoundByItsNameAndNothingElseIs() {
    assertThat(ErrorCode.values())
        .allSatisfy(code -> assertThat(ErrorCode.ofName(code.name())).isEqualTo(code));
    assertThat(ErrorCode.ofName("NoSuchCode")).isNull();
    assertThat(ErrorCode.ofName(null)).isNull();
  }

  private static String document() {
    return """
    # Error codes

    Made from `ErrorCode`; a test holds this page to it. The code stands in `error.code` of documents and in problems, is the
    last segment of a problem's `type` (in lower case, with hyphens), the failure type in Temporal, the metric tag and the log
    field. Codes are stable: none changes its meaning, and clients should expect new ones.

    - *transient*: goes away by itself; the work is tried again without anybody's doing, and so should a refused request be.
    - *permanent*: stays until the request, the file or the target is changed; the operation waits for a person, or fails.
    - *operator*: needs or was caused by a person.

    `HTTP` is the status code of a problem with this code; codes of the work itself appear there when the result of a failed
    operation is asked for.

    | code | category | HTTP | meaning |
    |---|---|---|---|
    %s\
    """
        .formatted(
            Arrays.stream(ErrorCode.values())
                .map(ErrorCodesDocumentTests::line)
                .collect(Collectors.joining()));
  }

  private static String line(ErrorCode code) {
    return "| [`%s`](errors/%s.md) | %s | %d | %s |\n"
        .formatted(
            code,
            code.slug(),
            code.category().name().toLowerCase(Locale.ROOT),
            code.httpStatus(),
            code.title());
  }
}
