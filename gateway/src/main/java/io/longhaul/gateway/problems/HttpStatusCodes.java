package io.longhaul.gateway.problems;

import io.longhaul.workflows.operation.ErrorCode;

/** Which code of the catalogue stands for what the framework itself refuses. */
final class HttpStatusCodes {

  private HttpStatusCodes() {}

  static ProblemException problem(int status) {
    ErrorCode code = codeOf(status);
    return new ProblemException(code, code.title() + ".");
  }

  static ErrorCode codeOf(int status) {
    return switch (status) {
      case 401 -> ErrorCode.UNAUTHENTICATED;
      case 403 -> ErrorCode.INSUFFICIENT_SCOPE;
      case 404 -> ErrorCode.NOT_FOUND;
      case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
      case 406 -> ErrorCode.NOT_ACCEPTABLE;
      case 408 -> ErrorCode.REQUEST_TIMEOUT;
      case 411 -> ErrorCode.LENGTH_REQUIRED;
      case 413 -> ErrorCode.TOO_LARGE;
      case 414 -> ErrorCode.ADDRESS_TOO_LONG;
      case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
      case 416 -> ErrorCode.RANGE_NOT_SATISFIABLE;
      case 429 -> ErrorCode.RATE_LIMITED;
      case 431 -> ErrorCode.HEADERS_TOO_LARGE;
      default -> status < 500 ? ErrorCode.MALFORMED_REQUEST : ErrorCode.INTERNAL;
    };
  }
}
