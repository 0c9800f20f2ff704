package io.longhaul.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.longhaul.gateway.json.StrictJson;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationRequest.OnFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The body of a submission. */
class SubmissionRequestTests {

  private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");

  @Test
  void readsEveryMember() {
    SubmissionRequest request =
        parse(
            """
            {"kind": "bulk-import", "input": {"file": "u"}, "labels": {"team": "billing"},
             "timeout": "PT2H", "startAt": "2026-12-24T18:00:00+01:00", "onFailure": "fail",
             "priority": 2}\
            """);

    assertThat(request.kind()).isEqualTo("bulk-import");
    assertThat(request.input().get("file").asString()).isEqualTo("u");
    assertThat(request.labels()).containsEntry("team", "billing");
    assertThat(request.timeout()).isEqualTo(Duration.ofHours(2));
    assertThat(request.startAt()).isEqualTo(Instant.parse("2026-12-24T17:00:00Z"));
    assertThat(request.onFailure()).isEqualTo(OnFailure.FAIL);
    assertThat(request.priority()).isEqualTo(2);
  }

  @Test
  void fillsInWhatIsLeftOut() {
    SubmissionRequest request = parse("{\"kind\": \"k\", \"input\": {}, \"timeout\": null}");

    assertThat(request.labels()).isEmpty();
    assertThat(request.timeout()).isNull();
    assertThat(request.startAt()).isNull();
    assertThat(request.onFailure()).isEqualTo(OnFailure.PARK);
    assertThat(request.priority()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"input\": {}}|/kind",
        "{\"kind\": 1, \"input\": {}}|/kind",
        "{\"kind\": \"k\"}|/input",
        "{\"kind\": \"k\", \"input\": {}, \"callback\": {}}|/callback",
        "{\"kind\": \"k\", \"input\": {}, \"a/b~c\": {}}|/a~1b~0c",
        "{\"kind\": \"k\", \"input\": {}, \"timeout\": \"2h\"}|/timeout",
        "{\"kind\": \"k\", \"input\": {}, \"timeout\": \"PT-2H\"}|/timeout",
        "{\"kind\": \"k\", \"input\": {}, \"timeout\": \"P400D\"}|/timeout",
        "{\"kind\": \"k\", \"input\": {}, \"startAt\": \"tomorrow\"}|/startAt",
        "{\"kind\": \"k\", \"input\": {}, \"startAt\": \"2028-11-22T18:00:00Z\"}|/startAt",
        "{\"kind\": \"k\", \"input\": {}, \"onFailure\": \"ignore\"}|/onFailure",
        "{\"kind\": \"k\", \"input\": {}, \"priority\": 6}|/priority",
        "{\"kind\": \"k\", \"input\": {}, \"priority\": \"1\"}|/priority",
        "{\"kind\": \"k\", \"input\": {}, \"labels\": []}|/labels",
        "{\"kind\": \"k\", \"input\": {}, \"labels\": {\"a\": 1}}|/labels/a",
        "{\"kind\": \"k\", \"input\": {}, \"labels\": {\"a b\": \"c\"}}|/labels/a b",
        "{\"kind\": \"k\", \"input\": {}, \"labels\": {\"a\": \"\\u0007\"}}|/labels/a",
        "{\"kind\": \"k\", \"input\": {}, \"labels\": {\"a\": \"\\\"\"}}|/labels/a",
      })
  void saysWhereItIsWrong(String body, String pointer) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> parse(body))
        .returns(ErrorCode.MALFORMED_REQUEST, ProblemException::code)
        .withMessageStartingWith(pointer + " ");
  }

  @Test
  void labelsStayFewAndShort() {
    StringBuilder many = new StringBuilder();
    StringBuilder much = new StringBuilder();
    for (int i = 0; i < 17; i++) {
      many.append(i == 0 ? "" : ",").append("\"l").append(i).append("\":\"v\"");
    }
    for (int i = 0; i < 9; i++) {
      much.append(i == 0 ? "" : ",").append("\"l").append(i).append("\":\"").append("v".repeat(60));
      much.append('"');
    }

    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> labels(many.toString()));
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> labels(much.toString()));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> labels("\"a\":\"" + "v".repeat(64) + "\""));
    assertThat(labels("\"a.b/c\":\"" + "v".repeat(63) + "\"").labels()).hasSize(1);
  }

  private static SubmissionRequest labels(String members) {
    return parse("{\"kind\": \"k\", \"input\": {}, \"labels\": {" + members + "}}");
  }

  private static SubmissionRequest parse(String body) {
    return SubmissionRequest.parse(
        StrictJson.object(body.getBytes(StandardCharsets.UTF_8)), Duration.ofDays(365), NOW);
  }
}
