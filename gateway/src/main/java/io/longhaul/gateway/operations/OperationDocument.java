package io.longhaul.gateway.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.longhaul.workflows.operation.OperationError;
import io.longhaul.workflows.operation.OperationMemo.Attention;
import io.longhaul.workflows.operation.OperationMemo.Warning;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An operation as clients see it (DESIGN 5). Nothing in it depends on the clock. */
record OperationDocument(
    String id,
    String name,
    String kind,
    String owner,
    String status,
    String state,
    boolean done,
    double percentComplete,
    @Nullable Progress progress,
    @Nullable Retry retry,
    @Nullable Attention attention,
    @JsonUnwrapped Times times,
    boolean cancelRequested,
    Map<String, String> labels,
    @Nullable Told callback,
    @JsonUnwrapped Ending ending,
    @Nullable String retryOf,
    @Nullable String retriedAs,
    Map<String, String> links) {

  /** When what happened or is due. */
  record Times(
      Instant createdAt,
      @Nullable Instant startAt,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable Instant expiresAt,
      @Nullable Instant deadline) {}

  /** What came of it; empty and null while it runs. */
  record Ending(
      List<Warning> warnings,
      Map<String, Long> counts,
      @Nullable JsonNode result,
      List<ArtifactLink> artifacts,
      @Nullable String resourceLocation,
      @Nullable OperationError error) {}

  /**
   * Who is told.
   *
   * @param endpoint null for a URL that the operation brought along
   */
  record Told(@Nullable String endpoint, List<String> events) {}

  /** How far the present step is. */
  record Progress(
      String step,
      long done,
      @Nullable Long total,
      String unit,
      long rejected,
      @Nullable Double ratePerSecond,
      @Nullable Instant estimatedFinishAt,
      @Nullable Instant updatedAt) {}

  /** That the present step is being tried again. */
  record Retry(int attempt, @Nullable Instant nextAttemptAt, @Nullable LastError lastError) {}

  /** Why the attempt before failed. */
  record LastError(String code, String message) {}

  /**
   * A file, and where it is.
   *
   * @param download where it lies in a bucket; left out where it does not
   */
  record ArtifactLink(
      String name,
      String contentType,
      long length,
      String sha256,
      String href,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Download download) {}

  /** A link that needs no token, for a while. */
  record Download(URI url, Instant expiresAt) {}
}
