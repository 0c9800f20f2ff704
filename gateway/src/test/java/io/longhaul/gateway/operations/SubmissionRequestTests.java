package io.longhaul.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.longhaul.gateway.json.StrictJson;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.gateway.webhooks.CallbackRequest;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationEvent;
import io.longhaul.workflows.operation.OperationRequest.OnFailure;
import io.longhaul.workflows.targets.TargetRules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The body of a submission. */
class SubmissionRequestTests {

  private static final TargetRules TARGETS =
      new TargetRules(Set.of(), false, TargetRules.USUAL_PORTS);
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
        "{\"kind\": \"k\", \"input\": {}, \"callback\": {}}|/callback/url",
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
        StrictJson.object(body.getBytes(StandardCharsets.UTF_8)),
        Duration.ofDays(365),
        TARGETS,
        NOW);
  }

  @Test
  void aCallbackHasAUrlOrNamesAnEndpoint() {
    CallbackRequest brought =
        callback(
            "{\"url\":\"https://example.com/h?t=1\",\"events\":"
                + "[\"operation.failed\"],\"style\":\"standard\"}");
    CallbackRequest named = callback("{\"endpoint\":\"we_x\"}");

    assertThat(brought.url()).isEqualTo("https://example.com/h?t=1");
    assertThat(brought.events()).containsExactly(OperationEvent.FAILED);
    assertThat(brought).hasToString("CallbackRequest");
    assertThat(named.endpoint()).isEqualTo("we_x");
    assertThat(named.events()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"url\":\"https://example.com\",\"endpoint\":\"we_x\"}",
        "{\"endpoint\":\"we_x\",\"secret\":\"whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\"}",
        "{\"url\":\"https://example.com\",\"typo\":1}",
        "{\"url\":\"https://example.com\",\"events\":[]}",
        "{\"url\":\"https://example.com\",\"events\":[\"operation.typo\"]}",
        "{\"url\":\"https://example.com\",\"events\":[\"operation.failed\",\"operation.failed\"]}",
        "{\"url\":\"https://example.com\",\"secret\":\"short\"}",
        "{\"url\":\"https://example.com\",\"style\":\"github\"}",
        "{\"url\":\"http://example.com\"}",
        "{\"url\":\"https://user@example.com\"}",
        "{\"url\":\"https://127.0.0.1/\"}",
        "{\"url\":\"https://[::ffff:10.0.0.1]/\"}",
        "{\"url\":\"https://169.254.169.254/latest\"}",
        "{\"url\":\"https://2130706433/\"}",
        "{\"url\":\"https://0x7f.1/\"}",
        "{\"url\":\"https://localhost/\"}",
        "{\"url\":\"https://db.internal/\"}",
        "{\"url\":\"https://example.com:22/\"}",
        "{\"url\":\"file:///etc/passwd\"}",
        "{\"url\":\"https://example.com\\\\@10.0.0.1/\"}"
      })
  void aCallbackThatCannotBeIsRefusedWhereItIsWrong(String callback) {
    assertThatThrownBy(() -> callback(callback))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(ErrorCode.MALFORMED_REQUEST);
              assertThat(problem.detail()).startsWith("/callback");
            });
  }

  private static CallbackRequest callback(String callback) {
    return Objects.requireNonNull(
        SubmissionRequest.parse(
                StrictJson.object(
                    ("{\"kind\":\"k\",\"input\":{},\"callback\":" + callback + "}")
                        .getBytes(StandardCharsets.UTF_8)),
                Duration.ofDays(365),
                TARGETS,
                NOW)
            .callback());
  }
}
