package io.longhaul.gateway.google;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.longhaul.gateway.problems.ProblemContract;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Problems as AIP-193 wants them: an integer, a status and typed details. */
final class GoogleErrors implements ProblemContract {

  private static final String BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest";
  private static final String RETRY_INFO = "type.googleapis.com/google.rpc.RetryInfo";

  /** The body of an error answer. */
  record Body(Refusal error) {}

  /** Why the request is refused. */
  record Refusal(int code, String message, String status, List<Object> details) {}

  /** {@code google.rpc.BadRequest}. */
  record BadRequest(@JsonProperty("@type") String type, List<Violation> fieldViolations) {}

  /** One thing that is wrong. */
  record Violation(String field, String description) {}

  /** {@code google.rpc.RetryInfo}. */
  record RetryInfo(@JsonProperty("@type") String type, String retryDelay) {}

  @Override
  public boolean covers(String path) {
    return path.startsWith(GoogleController.PREFIX + "/");
  }

  // The codes of HTTP that google.rpc.Code maps to; the rest is between client and server alone.
  @Override
  public int status(ErrorCode code) {
    return switch (code.httpStatus()) {
      case 409, 412 -> 400;
      case 410 -> 404;
      case 507 -> 503;
      default -> code.httpStatus();
    };
  }

  @Override
  public Object body(ProblemException problem, @Nullable String requestId) {
    ErrorCode code = problem.code();
    return new Body(
        new Refusal(
            status(code),
            problem.detail(),
            RpcCode.ofRefusal(code).name(),
            details(problem, requestId)));
  }

  private static List<Object> details(ProblemException problem, @Nullable String requestId) {
    List<Object> details = new ArrayList<>();
    details.add(
        ErrorInfo.of(
            problem.code().name(), requestId == null ? Map.of() : Map.of("requestId", requestId)));
    if (!problem.errors().isEmpty()) {
      details.add(
          new BadRequest(
              BAD_REQUEST, problem.errors().stream().map(GoogleErrors::violation).toList()));
    }
    String delay = problem.headers().getFirst(HttpHeaders.RETRY_AFTER);
    if (delay != null) {
      details.add(new RetryInfo(RETRY_INFO, delay + "s"));
    }
    return details;
  }

  private static Violation violation(ErrorDetail detail) {
    String allowed = detail.allowed() == null ? "" : " (allowed: " + detail.allowed() + ")";
    return new Violation(
        detail.pointer() == null ? "" : detail.pointer(), detail.message() + allowed);
  }
}
