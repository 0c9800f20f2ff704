package io.longhaul.gateway.google;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.operation.OperationStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * {@code google.longrunning.Operation}, made of our own document.
 *
 * @param metadata the whole document
 * @param response the result; null while there is none, and in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RpcOperation(
    String name,
    Packed metadata,
    boolean done,
    @Nullable RpcStatus error,
    @Nullable Packed response) {

  static RpcOperation of(JsonNode document) {
    boolean succeeded = status(document) == OperationStatus.SUCCEEDED;
    return operation(document, succeeded ? response(document) : null);
  }

  /** One of a list, which knows neither results nor reasons. */
  static RpcOperation ofSummary(JsonNode summary) {
    return operation(summary, null);
  }

  private static RpcOperation operation(JsonNode document, @Nullable Packed response) {
    boolean done = document.path("done").asBoolean();
    boolean failed = done && status(document) != OperationStatus.SUCCEEDED;
    return new RpcOperation(
        document.path("name").asString(),
        Packed.of(document),
        done,
        failed ? error(document) : null,
        response);
  }

  private static Packed response(JsonNode document) {
    JsonNode result = document.path("result");
    if (result.isMissingNode() || result.isNull()) {
      return Packed.of(fileOf(document));
    }
    return Packed.of(result);
  }

  // A result that is a file is told by where it is.
  private static JsonNode fileOf(JsonNode document) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("resourceLocation", document.path("resourceLocation").asString(""));
  }

  private static RpcStatus error(JsonNode document) {
    JsonNode error = document.path("error");
    if (!error.isObject()) {
      return unexplained(document.path("state").asString(""));
    }
    String reason = error.path("code").asString("");
    Map<String, String> metadata = new TreeMap<>();
    for (String member : List.of("failedStep", "attempts", "retryable")) {
      if (error.path(member).isValueNode() && !error.path(member).isNull()) {
        metadata.put(member, error.path(member).asString());
      }
    }
    return new RpcStatus(
        RpcCode.ofEnding(ErrorCode.ofName(reason)).number(),
        error.path("message").asString(""),
        List.of(ErrorInfo.of(reason, metadata)));
  }

  private static RpcStatus unexplained(String wire) {
    ErrorCode code =
        switch (OperationState.ofWire(wire)) {
          case CANCELED -> ErrorCode.CANCELED;
          case TIMED_OUT -> ErrorCode.TIMED_OUT;
          case TERMINATED -> ErrorCode.TERMINATED;
          case null, default -> ErrorCode.OPERATION_FAILED;
        };
    RpcCode rpc = code == ErrorCode.OPERATION_FAILED ? RpcCode.UNKNOWN : RpcCode.ofEnding(code);
    return new RpcStatus(
        rpc.number(), code.title() + ".", List.of(ErrorInfo.of(code.name(), Map.of())));
  }

  private static OperationStatus status(JsonNode document) {
    OperationState state = OperationState.ofWire(document.path("state").asString(""));
    return state == null ? OperationStatus.RUNNING : state.status();
  }

  /** {@code google.longrunning.ListOperationsResponse}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<RpcOperation> operations, @Nullable String nextPageToken) {}
}
