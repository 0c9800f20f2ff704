package io.longhaul.gateway.problems;

import io.longhaul.gateway.problems.ProblemDocument.CodedError;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request that is answered with a problem document. The detail is meant for the client. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1;
  private final ErrorCode code;
  private final transient List<ErrorDetail> errors;
  private final transient HttpHeaders headers = new HttpHeaders();
  private transient @Nullable CodedError error;

  /** One sentence says it all. */
  public ProblemException(ErrorCode code, String detail) {
    this(code, detail, List.of());
  }

  /** Several things are wrong, each with its own entry. */
  public ProblemException(ErrorCode code, String detail, List<ErrorDetail> errors) {
    super(detail, null, false, false);
    this.code = code;
    this.errors = List.copyOf(errors);
  }

  /** The same, with when to try again. */
  public ProblemException retryAfter(Duration delay) {
    return header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, delay.toSeconds())));
  }

  /** The same, with a header. */
  public ProblemException header(String name, String value) {
    headers.set(name, value);
    return this;
  }

  /** The same, with the error that the operation itself ended with. */
  public ProblemException endedWith(String operationCode, String message) {
    error = new CodedError(operationCode, message);
    return this;
  }

  /** The code of the catalogue. */
  public ErrorCode code() {
    return code;
  }

  /** What is wrong, for the client. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** What is wrong one by one; empty when the detail says it all. */
  public List<ErrorDetail> errors() {
    return errors;
  }

  CodedError error() {
    return error == null ? new CodedError(code.name(), detail()) : error;
  }

  /** The headers of the answer. */
  public HttpHeaders headers() {
    return headers;
  }
}
