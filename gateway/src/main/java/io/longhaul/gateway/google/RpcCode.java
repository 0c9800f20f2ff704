package io.longhaul.gateway.google;

import io.longhaul.workflows.operation.ErrorCode;
import org.jspecify.annotations.Nullable;

/** {@code google.rpc.Code}, as far as it is used here. */
enum RpcCode {
  CANCELLED(1),
  UNKNOWN(2),
  INVALID_ARGUMENT(3),
  DEADLINE_EXCEEDED(4),
  NOT_FOUND(5),
  PERMISSION_DENIED(7),
  RESOURCE_EXHAUSTED(8),
  FAILED_PRECONDITION(9),
  ABORTED(10),
  UNIMPLEMENTED(12),
  INTERNAL(13),
  UNAVAILABLE(14),
  UNAUTHENTICATED(16);

  private final int number;

  RpcCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /** What a request is refused with. */
  static RpcCode ofRefusal(ErrorCode code) {
    return switch (code.httpStatus()) {
      case 401 -> UNAUTHENTICATED;
      case 403 -> PERMISSION_DENIED;
      case 404, 410 -> NOT_FOUND;
      case 405 -> UNIMPLEMENTED;
      case 408 -> DEADLINE_EXCEEDED;
      case 409, 412 -> FAILED_PRECONDITION;
      case 429 -> RESOURCE_EXHAUSTED;
      case 500 -> INTERNAL;
      case 503, 507 -> UNAVAILABLE;
      default -> INVALID_ARGUMENT;
    };
  }

  /** What an operation ended with. */
  static RpcCode ofEnding(@Nullable ErrorCode code) {
    return switch (code) {
      case null -> UNKNOWN;
      case CANCELED -> CANCELLED;
      case TIMED_OUT -> DEADLINE_EXCEEDED;
      case TRANSIENT_EXHAUSTED -> UNAVAILABLE;
      case PERMISSION_DENIED -> PERMISSION_DENIED;
      case INTERNAL -> INTERNAL;
      case UPLOAD_GONE,
          DATASET_UNKNOWN,
          DATASET_CHANGED,
          CHECKPOINT_MISMATCH,
          TABLE_MISSING,
          TABLE_MISMATCH,
          APPEND_ONLY_CHANGED ->
          FAILED_PRECONDITION;
      default ->
          switch (code.category()) {
            case TRANSIENT -> UNAVAILABLE;
            case PERMANENT -> INVALID_ARGUMENT;
            case OPERATOR -> ABORTED;
          };
    };
  }
}
