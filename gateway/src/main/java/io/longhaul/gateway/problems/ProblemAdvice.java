package io.longhaul.gateway.problems;

import io.longhaul.gateway.json.MalformedJsonException;
import io.longhaul.storage.BlobNotFoundException;
import io.longhaul.storage.StorageException;
import io.longhaul.storage.StorageFullException;
import io.longhaul.storage.StorageUnavailableException;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns whatever a handler throws into a problem document. */
@RestControllerAdvice
final class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final Duration STORAGE_PAUSE = Duration.ofSeconds(5);

  private final Problems problems;

  ProblemAdvice(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<byte[]> problem(ProblemException problem, HttpServletRequest request) {
    LOG.atDebug().addKeyValue("code", problem.code()).log(problem.detail());
    return problems.answer(problem, request);
  }

  @ExceptionHandler
  ResponseEntity<byte[]> malformed(MalformedJsonException e, HttpServletRequest request) {
    String message = String.valueOf(e.getMessage());
    List<ErrorDetail> errors =
        e.pointer() == null ? List.of() : List.of(new ErrorDetail(e.pointer(), message, null));
    return problems.answer(new ProblemException(e.code(), message, errors), request);
  }

  // Parameters are looked at when they are read, which is after the filters.
  @ExceptionHandler
  ResponseEntity<byte[]> rejected(RequestRejectedException e, HttpServletRequest request) {
    LOG.debug("A parameter or a header was refused", e);
    return problems.answer(
        new ProblemException(
            ErrorCode.MALFORMED_REQUEST,
            "The name of a parameter, or a header, holds control characters."),
        request);
  }

  @ExceptionHandler
  ResponseEntity<byte[]> unreadable(InvalidParameterException e, HttpServletRequest request) {
    LOG.debug("The query cannot be read", e);
    return problems.answer(
        new ProblemException(
            ErrorCode.MALFORMED_REQUEST,
            "The query cannot be read: a parameter has no name, an escape of % is not one of UTF-8,"
                + " or there are too many parameters."),
        request);
  }

  @ExceptionHandler
  ResponseEntity<byte[]> storage(StorageException e, HttpServletRequest request) {
    LOG.warn("The blob store failed", e);
    return problems.answer(
        switch (e) {
          case BlobNotFoundException _ ->
              new ProblemException(ErrorCode.GONE, "The file is no longer there.");
          case StorageFullException _ ->
              new ProblemException(ErrorCode.STORAGE_FULL, "There is no room for the file now.")
                  .retryAfter(STORAGE_PAUSE);
          case StorageUnavailableException _ ->
              new ProblemException(ErrorCode.STORAGE_UNAVAILABLE, "Files cannot be reached now.")
                  .retryAfter(STORAGE_PAUSE);
        },
        request);
  }

  // The client hung up while it sent or received, or is too slow; mostly nobody reads the answer.
  @ExceptionHandler
  @Nullable ResponseEntity<byte[]> brokenOff(
      IOException e, HttpServletRequest request, HttpServletResponse response) {
    LOG.debug("The connection broke off", e);
    return response.isCommitted()
        ? null
        : problems.answer(
            (isTooSlow(e)
                    ? new ProblemException(
                        ErrorCode.REQUEST_TIMEOUT, "The sender has paused too long.")
                    : new ProblemException(ErrorCode.MALFORMED_REQUEST, "The request broke off."))
                .header(HttpHeaders.CONNECTION, "close"),
            request);
  }

  private static boolean isTooSlow(IOException e) {
    return e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException;
  }

  @ExceptionHandler
  ResponseEntity<byte[]> other(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse refused) {
      return refused(refused, request);
    }
    LOG.error("A request failed unexpectedly", e);
    return problems.answer(
        new ProblemException(ErrorCode.INTERNAL, "Something went wrong here; it is logged."),
        request);
  }

  private ResponseEntity<byte[]> refused(ErrorResponse refused, HttpServletRequest request) {
    ProblemException problem = HttpStatusCodes.problem(refused.getStatusCode().value());
    if (refused instanceof HttpRequestMethodNotSupportedException other) {
      problem.header(HttpHeaders.ALLOW, allowed(other));
    }
    return problems.answer(problem, request);
  }

  // Who may GET may HEAD, and everybody may ask for the options.
  private static String allowed(HttpRequestMethodNotSupportedException refused) {
    Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
    Set<HttpMethod> supported = refused.getSupportedHttpMethods();
    for (HttpMethod method : supported == null ? Set.<HttpMethod>of() : supported) {
      methods.add(method.name());
      if (method.equals(HttpMethod.GET)) {
        methods.add("HEAD");
      }
    }
    return String.join(", ", methods);
  }
}
