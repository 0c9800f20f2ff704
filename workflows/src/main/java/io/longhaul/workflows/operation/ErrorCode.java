package io.longhaul.workflows.operation;

import static io.longhaul.workflows.operation.ErrorCode.Category.OPERATOR;
import static io.longhaul.workflows.operation.ErrorCode.Category.PERMANENT;
import static io.longhaul.workflows.operation.ErrorCode.Category.TRANSIENT;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every error that Longhaul reports. The name is the stable {@code code} of documents, the failure
 * type in Temporal, the last segment of a problem's {@code type}, the metric tag and the log field.
 */
public enum ErrorCode {
  // The request
  MALFORMED_REQUEST(PERMANENT, 400, "The request could not be read"),
  INVALID_INPUT(PERMANENT, 400, "The input does not match the schema of its kind"),
  JSON_TOO_DEEP(PERMANENT, 400, "The JSON is nested more deeply than allowed"),
  NUMBER_TOO_LONG(PERMANENT, 400, "A number has more digits than allowed"),
  ENDPOINT_UNKNOWN(PERMANENT, 400, "There is no such webhook endpoint"),
  LABELS_TOO_LARGE(PERMANENT, 400, "The labels are more or longer than allowed"),
  UNKNOWN_KIND(PERMANENT, 400, "There is no such kind of operation"),
  INVALID_FILTER(PERMANENT, 400, "The filter could not be understood"),
  INVALID_PAGE_TOKEN(PERMANENT, 400, "The page token does not belong to this list"),
  IDEMPOTENCY_KEY_MISSING(PERMANENT, 400, "The header Idempotency-Key is missing"),
  IDEMPOTENCY_KEY_INVALID(PERMANENT, 400, "The header Idempotency-Key is not usable"),
  UNAUTHENTICATED(PERMANENT, 401, "A valid access token is needed"),
  INSUFFICIENT_SCOPE(PERMANENT, 403, "The access token does not allow this"),
  UPLOAD_FINAL(PERMANENT, 403, "The upload consists of others and takes no bytes"),
  NOT_FOUND(PERMANENT, 404, "There is nothing at this address"),
  METHOD_NOT_ALLOWED(PERMANENT, 405, "This address does not take that method"),
  NOT_ACCEPTABLE(PERMANENT, 406, "No representation matches the header Accept"),
  REQUEST_TIMEOUT(TRANSIENT, 408, "The request did not come in time"),
  KEY_IN_USE(PERMANENT, 409, "The idempotency key belongs to another caller"),
  KEY_RETIRED(PERMANENT, 409, "The idempotency key was used before and its record is gone"),
  ALREADY_FINISHED(PERMANENT, 409, "The operation has already finished"),
  NOT_FINISHED(PERMANENT, 409, "The operation has not finished"),
  NOT_RETRYABLE(PERMANENT, 409, "The operation cannot be retried in its present state"),
  NOT_PARKED(PERMANENT, 409, "The operation does not wait for a decision"),
  RETRY_CONFLICT(PERMANENT, 409, "The operation was already retried in another way"),
  OPERATION_FAILED(PERMANENT, 409, "The operation failed and has no result"),
  OPERATION_CANCELED(PERMANENT, 409, "The operation was canceled and has no result"),
  OFFSET_MISMATCH(PERMANENT, 409, "The upload goes on at another offset"),
  ENDPOINT_DISABLED(PERMANENT, 409, "Nothing is sent to the webhook endpoint at present"),
  TOO_MANY_ENDPOINTS(PERMANENT, 409, "The tenant has as many webhook endpoints as allowed"),
  TOO_MANY_SECRETS(PERMANENT, 409, "Too many secrets of the webhook endpoint sign at once"),
  GONE(PERMANENT, 410, "The record was deleted or has expired"),
  VERSION_MISMATCH(PERMANENT, 412, "The document has changed since it was read"),
  TUS_VERSION(PERMANENT, 412, "The header Tus-Resumable must be 1.0.0"),
  TOO_LARGE(PERMANENT, 413, "The request is larger than allowed"),
  UPLOAD_QUOTA_EXCEEDED(PERMANENT, 413, "The uploads of the tenant have more bytes than allowed"),
  ADDRESS_TOO_LONG(PERMANENT, 414, "The address is longer than allowed"),
  UNSUPPORTED_MEDIA_TYPE(PERMANENT, 415, "The media type of the request is not supported"),
  RANGE_NOT_SATISFIABLE(PERMANENT, 416, "The range lies outside the representation"),
  KEY_REUSED(PERMANENT, 422, "The idempotency key was used for another request"),
  LENGTH_REQUIRED(PERMANENT, 411, "The length of the content must be declared"),
  UPLOAD_LOCKED(TRANSIENT, 423, "Another request writes to the upload"),
  HEADERS_TOO_LARGE(PERMANENT, 431, "The headers are larger than allowed"),
  RATE_LIMITED(TRANSIENT, 429, "Too many requests came in a short time"),
  TOO_MANY_UNFINISHED(TRANSIENT, 429, "The tenant has too many unfinished operations"),
  TOO_MANY_CONNECTIONS(TRANSIENT, 429, "The address has too many connections"),
  CHECKSUM_MISMATCH(TRANSIENT, 460, "The content does not have the checksum that came with it"),
  INTERNAL(TRANSIENT, 500, "Something went wrong here"),
  OVERLOADED(TRANSIENT, 503, "More requests came at once than can be answered"),
  WEBHOOKS_UNAVAILABLE(OPERATOR, 503, "Secrets of webhooks cannot be kept here"),
  ENGINE_UNAVAILABLE(TRANSIENT, 503, "The engine does not answer"),
  STORAGE_UNAVAILABLE(TRANSIENT, 503, "The blob store does not answer"),
  STORAGE_FULL(TRANSIENT, 507, "The blob store has no room left"),

  // The work
  DATABASE_UNAVAILABLE(TRANSIENT, "The database does not answer"),
  DATABASE_BUSY(TRANSIENT, "The database asked to try again"),
  WORKER_LOST(TRANSIENT, "The worker stopped answering"),
  FENCED(TRANSIENT, "A newer attempt has taken over"),
  TRANSIENT_EXHAUSTED(OPERATOR, "Nothing advanced for longer than the patience allows"),
  CANCELED(PERMANENT, "The operation was canceled"),
  TIMED_OUT(PERMANENT, "The operation passed its deadline"),
  TERMINATED(OPERATOR, "The operation was terminated"),
  FAILED_BY_OPERATOR(OPERATOR, "A person decided to fail the operation"),
  ATTENTION_EXPIRED(OPERATOR, "Nobody decided before the deadline"),

  // The kind bulk-import: the file and its target
  UPLOAD_UNKNOWN(PERMANENT, 400, "There is no such upload"),
  UPLOAD_INCOMPLETE(PERMANENT, 400, "The upload is not complete"),
  UPLOAD_GONE(PERMANENT, "The upload was removed"),
  DATASET_UNKNOWN(PERMANENT, "There is no such dataset"),
  DATASET_CHANGED(PERMANENT, "The dataset was changed while a file was being imported"),
  CHECKPOINT_MISMATCH(PERMANENT, "The checkpoint belongs to other data"),
  FILE_EMPTY(PERMANENT, "The file is empty"),
  CHARSET_MISMATCH(PERMANENT, "The file is not in the declared character set"),
  DELIMITER_MISMATCH(PERMANENT, "The file uses another delimiter"),
  HEADER_MISSING(PERMANENT, "The file has no header line"),
  HEADER_INCOMPLETE(PERMANENT, "The header lacks columns of the dataset"),
  HEADER_DUPLICATE(PERMANENT, "The header names a column twice"),
  HEADER_UNKNOWN(PERMANENT, "The header names columns that the dataset does not have"),
  QUOTE_UNTERMINATED(PERMANENT, "A quote was opened and never closed"),
  RECORD_TOO_LONG(PERMANENT, "A record is longer than the limit"),
  TABLE_MISSING(PERMANENT, "The table of the dataset does not exist"),
  TABLE_MISMATCH(PERMANENT, "The table differs from the definition of the dataset"),
  PERMISSION_DENIED(PERMANENT, "The database refuses access to the table"),
  REJECT_LIMIT_EXCEEDED(PERMANENT, "More records were rejected than allowed"),
  APPEND_ONLY_CHANGED(PERMANENT, "A changed file cannot be appended again");

  /** Who or what has to act. */
  public enum Category {
    /** Goes away by itself and is tried again. */
    TRANSIENT,
    /** Stays until the request, the file or the target is changed. */
    PERMANENT,
    /** Needs or was caused by a person. */
    OPERATOR
  }

  private final Category category;
  private final int httpStatus;
  private final String title;

  ErrorCode(Category category, String title) {
    this(category, 409, title);
  }

  ErrorCode(Category category, int httpStatus, String title) {
    this.category = category;
    this.httpStatus = httpStatus;
    this.title = title;
  }

  /** Who or what has to act. */
  public Category category() {
    return category;
  }

  /** Whether the same thing may succeed when it is tried again unchanged. */
  public boolean isRetryable() {
    return category == TRANSIENT;
  }

  /** The HTTP status code of a problem document with this code. */
  public int httpStatus() {
    return httpStatus;
  }

  /** One line for people, the same at every occurrence (RFC 9457, section 3.1.3). */
  public String title() {
    return title;
  }

  /** The name in URLs: {@code upload-unknown}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The code with this name; null when the name is not ours. */
  public static @Nullable ErrorCode ofName(@Nullable String name) {
    for (ErrorCode code : values()) {
      if (code.name().equals(name)) {
        return code;
      }
    }
    return null;
  }
}
