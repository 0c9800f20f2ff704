package io.longhaul.workflows.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation as receivers are told of it: its summary, with what was counted.
 *
 * @param name {@code operations/<id>}, which is its path below {@code /v1}
 * @param counts what was done, by name, such as {@code read} and {@code inserted}; empty before the
 *     end
 * @param rejected null when nothing was rejected
 */
public record OperationData(
    String id,
    String name,
    String kind,
    String owner,
    String status,
    String state,
    boolean done,
    double percentComplete,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant deadline,
    Map<String, String> labels,
    @Nullable String retryOf,
    Map<String, Long> counts,
    List<Warning> warnings,
    @Nullable Problem error,
    @Nullable Attention attention,
    List<Artifact> artifacts,
    @Nullable Rejected rejected) {

  /** What is wrong with it. */
  public record Problem(
      String code,
      String message,
      boolean retryable,
      @Nullable String failedStep,
      @Nullable Instant occurredAt) {}

  /** What it waits for. */
  public record Attention(String parkId, Instant since, Instant deadline, Problem error) {}

  /** Something that went on but should be known. */
  public record Warning(String code, String message, @Nullable Long count) {}

  /** A file that it made. */
  public record Artifact(String name, String contentType, long length, String sha256) {}

  /**
   * What it refused.
   *
   * @param count of all of them; null while it is not counted
   * @param rows the first of them, at most 20
   */
  public record Rejected(@Nullable Long count, List<Row> rows) {}

  /**
   * A rejected row.
   *
   * @param row its number, from 1, the header not counted
   * @param column empty when it is the row as a whole
   */
  public record Row(long row, String column, String code, String message) {}

  /** The same with other rejects. */
  public OperationData withRejected(@Nullable Rejected other) {
    return new OperationData(
        id,
        name,
        kind,
        owner,
        status,
        state,
        done,
        percentComplete,
        createdAt,
        startedAt,
        finishedAt,
        deadline,
        labels,
        retryOf,
        counts,
        warnings,
        error,
        attention,
        artifacts,
        other);
  }
}
