package io.longhaul.storage.s3;

import io.longhaul.storage.StorageException;
import io.longhaul.storage.StorageFullException;
import io.longhaul.storage.StorageUnavailableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the answers of a server mean. */
final class S3Failures {

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int NOT_IMPLEMENTED = 501;
  private static final int INSUFFICIENT_STORAGE = 507;
  private static final Set<String> FULL =
      Set.of("QuotaExceeded", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded");

  private S3Failures() {}

  static boolean isMissing(SdkException e) {
    return status(e) == NOT_FOUND;
  }

  static boolean isConditionFailed(SdkException e) {
    return status(e) == PRECONDITION_FAILED;
  }

  /** Another write to the key came in between; nothing was done. */
  static boolean isConflict(SdkException e) {
    return status(e) == CONFLICT;
  }

  /**
   * The server has closed the connection before it had the body, mostly because it refuses; nothing
   * was done, and only another try gets to read the refusal. The words are those of the JDK's HTTP
   * client.
   */
  static boolean isBodyUnsent(SdkException e) {
    return isCausedBy(
        e,
        cause ->
            cause instanceof IOException
                && "Error writing request body to server".equals(cause.getMessage()));
  }

  /** The connection was there and broke off: whether anything was done is not known. */
  static boolean isUnanswered(StorageException e) {
    return isCausedBy(
        e, cause -> cause instanceof SocketException && !(cause instanceof ConnectException));
  }

  private static boolean isCausedBy(Throwable e, Predicate<Throwable> test) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause).anyMatch(test);
  }

  static boolean isBeyondEnd(SdkException e) {
    return status(e) == RANGE_NOT_SATISFIABLE;
  }

  static boolean isUnsupported(SdkException e) {
    return status(e) == NOT_IMPLEMENTED;
  }

  /** All else. */
  static StorageException of(String what, SdkException e) {
    boolean full =
        status(e) == INSUFFICIENT_STORAGE
            || (e instanceof AwsServiceException answer
                && answer.awsErrorDetails() != null
                && FULL.contains(answer.awsErrorDetails().errorCode()));
    return full
        ? new StorageFullException("The bucket has no room: could not " + what, e)
        : new StorageUnavailableException("Could not " + what, e);
  }

  private static int status(SdkException e) {
    return e instanceof AwsServiceException answer ? answer.statusCode() : 0;
  }
}
