package io.longhaul.gateway.problems;

import io.longhaul.gateway.json.WireJson;
import io.longhaul.gateway.problems.ProblemDocument.FieldProblem;
import io.longhaul.workflows.correlation.Correlation;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationStatus;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The one writer of problems. Thread-safe. */
public final class Problems {

  // A colon may come encoded.
  private static final Pattern POLLED =
      Pattern.compile("/v1/operations/(?!events$)(?:(?!%3[Aa])[^/:])+(?<result>/result)?");

  /** The request attribute that holds the code of the problem it was answered with. */
  public static final String CODE = "io.longhaul.problem.code";

  private final ProblemSettings settings;
  private final List<ProblemContract> others;
  private final MeterRegistry metrics;

  Problems(ProblemSettings settings, List<ProblemContract> others, MeterRegistry metrics) {
    this.settings = settings;
    this.others = List.copyOf(others);
    this.metrics = metrics;
  }

  /** A problem as it goes out, but for its headers. */
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  private record Told(int status, MediaType type, byte[] body) {}

  /** The answer for a problem, where an answer is an object. */
  public ResponseEntity<byte[]> answer(ProblemException problem, HttpServletRequest request) {
    note(problem, request);
    Told told = told(problem, path(request));
    return ResponseEntity.status(told.status())
        .headers(problem.headers())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .contentType(told.type())
        .body(told.body());
  }

  /** The document alone, for an answer that is sent before there is a request. */
  public String text(ProblemException problem) {
    return new String(told(problem, "").body(), StandardCharsets.UTF_8);
  }

  /** The answer for a problem, where an answer is written by hand. */
  public void write(
      ProblemException problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    note(problem, request);
    Told told = told(problem, path(request));
    response.setStatus(told.status());
    problem.headers().forEach((name, values) -> response.setHeader(name, values.getFirst()));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType(told.type().toString());
    response.setContentLength(told.body().length);
    response.getOutputStream().write(told.body());
  }

  private void note(ProblemException problem, HttpServletRequest request) {
    request.setAttribute(CODE, problem.code().name());
    metrics.counter("longhaul.problems", "code", problem.code().name()).increment();
  }

  private Told told(ProblemException problem, String path) {
    Correlation correlation = Correlation.current();
    String requestId = correlation == null ? null : correlation.requestId();
    for (ProblemContract other : others) {
      if (other.covers(path)) {
        byte[] body = WireJson.bytes(other.body(problem, requestId));
        return new Told(other.status(problem.code()), MediaType.APPLICATION_JSON, body);
      }
    }
    return new Told(
        problem.code().httpStatus(),
        MediaType.APPLICATION_PROBLEM_JSON,
        WireJson.bytes(document(problem, path, requestId)));
  }

  private ProblemDocument document(
      ProblemException problem, String path, @Nullable String requestId) {
    ErrorCode code = problem.code();
    Matcher address = POLLED.matcher(path);
    boolean polled = address.matches();
    return new ProblemDocument(
        settings.typeBase() + code.slug(),
        code.title(),
        polled ? polledStatus(code, address.group("result") == null) : code.httpStatus(),
        problem.detail(),
        code.name(),
        path,
        requestId,
        code.isRetryable(),
        entries(problem),
        polled ? problem.error() : null);
  }

  // What is not or no longer there: without a word for it Azure's Java library breaks, and with one
  // it does not know it polls for ever.
  private static @Nullable String polledStatus(ErrorCode code, boolean operation) {
    boolean nothing = code.httpStatus() == 404 || code.httpStatus() == 410;
    return operation && nothing ? OperationStatus.FAILED.wire() : null;
  }

  private static @Nullable List<FieldProblem> entries(ProblemException problem) {
    return problem.errors().isEmpty()
        ? null
        : problem.errors().stream()
            .map(error -> new FieldProblem(error.pointer(), error.message(), error.allowed()))
            .toList();
  }

  // After an error dispatch the request's own path is that of the error page. A first line that
  // could not be read has none.
  private static String path(HttpServletRequest request) {
    return request.getAttribute("jakarta.servlet.error.request_uri") instanceof String original
        ? original
        : Objects.requireNonNullElse(request.getRequestURI(), "");
  }
}
