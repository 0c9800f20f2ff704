package io.longhaul.client;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One operation as the server showed it. In lists it is a summary: progress and what happens inside
 * a step are missing there.
 *
 * @param state finer than the status and an open set: {@code Queued}, {@code Retrying}, {@code
 *     NeedsAttention}, {@code PartiallySucceeded}, …
 * @param percentComplete 0 to 100; null while unknown
 * @param startAt not before this; null for at once
 * @param expiresAt when the record goes away; null while it runs
 * @param counts what was done so far, by name, such as {@code read} and {@code inserted}
 * @param resourceLocation absolute address of the result; null when there is none
 * @param retryOf id of the operation that this one retries
 * @param retriedAs id of the operation that retries this one
 * @param document the whole document as received, with the members that this version does not know
 */
public record Operation(
    String id,
    String kind,
    @Nullable String owner,
    OperationStatus status,
    String state,
    boolean done,
    @Nullable Double percentComplete,
    @Nullable Progress progress,
    @Nullable Retry retry,
    @Nullable Attention attention,
    @Nullable Instant createdAt,
    @Nullable Instant startAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant expiresAt,
    @Nullable Instant deadline,
    boolean cancelRequested,
    Map<String, String> labels,
    List<Warning> warnings,
    Map<String, Long> counts,
    @Nullable JsonNode result,
    List<Artifact> artifacts,
    @Nullable String resourceLocation,
    @Nullable Failure error,
    @Nullable String retryOf,
    @Nullable String retriedAs,
    Map<String, String> links,
    JsonNode document) {

  /** The state of an operation that is parked until a person decides. */
  public static final String NEEDS_ATTENTION = "NeedsAttention";

  /** The state of an operation that is done but had to leave something out. */
  public static final String PARTIALLY_SUCCEEDED = "PartiallySucceeded";

  /** Members that the server left out are empty. */
  public Operation {
    labels = labels == null ? Map.of() : Map.copyOf(labels);
    warnings = warnings == null ? List.of() : List.copyOf(warnings);
    counts = counts == null ? Map.of() : Map.copyOf(counts);
    artifacts = artifacts == null ? List.of() : List.copyOf(artifacts);
    links = links == null ? Map.of() : Map.copyOf(links);
  }

  /** Whether a person has to decide before it goes on. */
  public boolean needsAttention() {
    return state.equals(NEEDS_ATTENTION);
  }

  /** Whether everything that was asked for was done. */
  public boolean succeededWhole() {
    return status == OperationStatus.SUCCEEDED && !state.equals(PARTIALLY_SUCCEEDED);
  }

  /**
   * How far the step that runs now is.
   *
   * @param done units that are safely done
   * @param total units in all; null while unknown
   * @param unit what is counted, such as {@code rows}
   * @param rejected units that were read and refused
   * @param ratePerSecond units per second, smoothed; null while unknown
   * @param updatedAt when the worker said so
   */
  public record Progress(
      String step,
      long done,
      @Nullable Long total,
      @Nullable String unit,
      long rejected,
      @Nullable Double ratePerSecond,
      @Nullable Instant estimatedFinishAt,
      @Nullable Instant updatedAt) {}

  /**
   * A step that is between two attempts, or in a later one.
   *
   * @param attempt of the step; the first is 1
   */
  public record Retry(int attempt, @Nullable Instant nextAttemptAt, @Nullable Failure lastError) {}

  /** What a parked operation waits for, and until when it does. */
  public record Attention(
      @Nullable String parkId,
      @Nullable Instant since,
      @Nullable Instant deadline,
      @Nullable Failure error) {}

  /**
   * Why an operation failed, is parked, or tries again.
   *
   * @param code stable, from the catalogue of error codes
   * @param retryable whether the same thing may succeed when it is tried again unchanged
   */
  public record Failure(
      String code,
      @Nullable String message,
      boolean retryable,
      @Nullable String failedStep,
      int attempts,
      @Nullable Instant occurredAt,
      List<ErrorDetail> details) {
    public Failure {
      details = details == null ? List.of() : List.copyOf(details);
    }
  }

  /** Something that went on but should be known. */
  public record Warning(String code, @Nullable String message, @Nullable Long count) {}

  /**
   * A file that the operation made; {@link LonghaulClient#saveArtifact} fetches it.
   *
   * @param length in bytes
   * @param sha256 in hex
   * @param url its address
   */
  public record Artifact(
      String name,
      @Nullable String contentType,
      @Nullable Long length,
      @Nullable String sha256,
      @JsonAlias("href") @Nullable String url) {}
}
