package io.longhaul.gateway.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.json.WireJson;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationState;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Our document as google.longrunning.Operation. */
class RpcOperationTests {

  @ParameterizedTest
  @EnumSource
  void errorAndResponseNeverStandTogether(OperationState state) {
    for (String error : new String[] {"null", "{\"code\":\"FILE_EMPTY\",\"message\":\"Empty.\"}"}) {
      JsonNode document =
          json(
              "{'name':'operations/a~k','state':'%s','done':%s,'result':{'n':1},'error':%s}"
                  .formatted(state.wire(), state.isDone(), error));

      for (RpcOperation operation :
          new RpcOperation[] {RpcOperation.of(document), RpcOperation.ofSummary(document)}) {
        assertThat(operation.done()).isEqualTo(state.isDone());
        assertThat(operation.error() != null && operation.response() != null).isFalse();
        assertThat(operation.done() || (operation.error() == null && operation.response() == null))
            .isTrue();
      }
    }
  }

  @Test
  void aResultThatIsNoObjectIsWrappedAndOneThatIsAFileIsNamed() {
    JsonNode list = json("{'state':'Succeeded','done':true,'result':[1,2]}");
    JsonNode file =
        json("{'state':'Succeeded','done':true,'result':null,'resourceLocation':'http://h/r'}");

    assertThat(written(list).at("/response/value")).isEqualTo(json("{'value':[1,2]}"));
    assertThat(written(file).at("/response/value"))
        .isEqualTo(json("{'resourceLocation':'http://h/r'}"));
  }

  @ParameterizedTest
  @CsvSource({
    "CANCELED, CANCELLED",
    "TIMED_OUT, DEADLINE_EXCEEDED",
    "TERMINATED, ABORTED",
    "FAILED_BY_OPERATOR, ABORTED",
    "ATTENTION_EXPIRED, ABORTED",
    "TRANSIENT_EXHAUSTED, UNAVAILABLE",
    "DATABASE_UNAVAILABLE, UNAVAILABLE",
    "FILE_EMPTY, INVALID_ARGUMENT",
    "TABLE_MISSING, FAILED_PRECONDITION",
    "PERMISSION_DENIED, PERMISSION_DENIED",
    "INTERNAL, INTERNAL",
    "SOMETHING_NEWER, UNKNOWN"
  })
  void endingsHaveTheNumbersOfGoogle(String reason, RpcCode rpc) {
    assertThat(RpcCode.ofEnding(ErrorCode.ofName(reason))).isEqualTo(rpc);
  }

  @Test
  void anErrorTellsWhereItHappened() {
    JsonNode document =
        json(
            "{'state':'Failed','done':true,'error':{'code':'TABLE_MISSING','message':'No table.',"
                + "'failedStep':'load','attempts':3,'retryable':false}}");

    JsonNode error = written(document).get("error");

    assertThat(error.get("code").asInt()).isEqualTo(9);
    assertThat(error.get("message").asString()).isEqualTo("No table.");
    assertThat(error.at("/details/0/metadata"))
        .isEqualTo(json("{'attempts':'3','failedStep':'load','retryable':'false'}"));
  }

  private static JsonNode written(JsonNode document) {
    return WireJson.read(WireJson.bytes(RpcOperation.of(document)));
  }

  private static JsonNode json(String text) {
    return WireJson.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
