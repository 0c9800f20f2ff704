package io.longhaul.workflows.operation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the memo of an operation's execution holds: all that the gateway needs without a worker. The
 * whole memo stays under 2 KiB.
 */
public final class OperationMemo {

  /** Key of the {@link Submission}; written by the gateway at the start and never changed. */
  public static final String SUBMISSION = "submission";

  /** Key of the {@link StepNote}; written by the workflow task that schedules a step. */
  public static final String STEP = "step";

  /** Key of the {@link Attention}; present while the operation is parked. */
  public static final String ATTENTION = "attention";

  /** Key of the {@link Outcome}; written in the closing workflow task. */
  public static final String OUTCOME = "outcome";

  /** Key of the {@link Tombstone}; written instead of all others when a record is deleted. */
  public static final String TOMBSTONE = "tombstone";

  private OperationMemo() {}

  /**
   * Who started what.
   *
   * @param fingerprint version prefix and SHA-256 of the request body in canonical form (RFC 8785)
   * @param createdAt when the gateway accepted it
   * @param startAt when it was asked to start; null for at once
   * @param deadline when it gives up; null for never
   * @param retentionDays how long the record is kept after the end
   * @param callback null when nobody wants to be told; null from older writers
   */
  public record Submission(
      String kind,
      String tenant,
      String owner,
      String fingerprint,
      Map<String, String> labels,
      Instant createdAt,
      @Nullable Instant startAt,
      @Nullable Instant deadline,
      @Nullable String retryOf,
      int retentionDays,
      @Nullable Callback callback) {

    /** The most bytes that leave room for what the rest of a memo holds at most. */
    public static final int LIMIT = 704;

    /** Bytes of it in the memo. */
    public int size() {
      return Brief.size(this);
    }
  }

  /**
   * The step that runs now.
   *
   * @param base percent of the whole operation that lies before this step, 0 to 100
   * @param span percent of the whole operation that this step makes, 0 to 100
   * @param floor percent below which the operation may not be shown, whatever base and heartbeat
   *     say
   * @param lineage where its checkpoints are; null for steps that keep none
   * @param startedAt when a worker first took the operation; null from older writers
   * @param reached how far an earlier activity of this step came; null when there was none
   */
  public record StepNote(
      String name,
      double base,
      double span,
      double floor,
      String unit,
      @Nullable Lineage lineage,
      @Nullable Instant startedAt,
      @Nullable StepProgress reached) {

    StepNote at(@Nullable StepProgress progress) {
      return new StepNote(name, base, span, floor, unit, lineage, startedAt, progress);
    }

    /** What an operation that has ended keeps of it. */
    StepNote slim() {
      return new StepNote(name, base, span, floor, unit, null, startedAt, null);
    }
  }

  /**
   * What a parked operation waits for.
   *
   * @param parkId names this park in commands
   * @param percent how far the operation was when it was parked
   */
  public record Attention(
      String parkId, Instant since, Instant deadline, OperationError error, double percent) {

    @SuppressWarnings("NullAway") // Without its error it is only measured.
    Attention withError(@Nullable OperationError other) {
      return new Attention(parkId, since, deadline, other, percent);
    }
  }

  /**
   * How it ended. It decides, whatever Temporal's own close status says.
   *
   * @param counts what was done, by name, such as {@code read} and {@code inserted}
   * @param result the result when it is small; null when there is none or it is an artifact
   * @param resultArtifact the name of the artifact that is the result; null when inline or none
   * @param percent how far it was
   */
  public record Outcome(
      OperationState state,
      @Nullable OperationError error,
      Map<String, Long> counts,
      @Nullable JsonNode result,
      @Nullable String resultArtifact,
      List<ArtifactNote> artifacts,
      List<Warning> warnings,
      @Nullable Lineage lineage,
      double percent,
      Instant finishedAt) {

    Outcome withError(@Nullable OperationError other) {
      return new Outcome(
          state,
          other,
          counts,
          result,
          resultArtifact,
          artifacts,
          warnings,
          lineage,
          percent,
          finishedAt);
    }
  }

  /** A file that the operation made. The run id is that of the execution whose memo names it. */
  public record ArtifactNote(String name, String contentType, long length, String sha256) {}

  /** Something that went on but should be known. */
  public record Warning(String code, String message, @Nullable Long count) {}

  /** What stays of a deleted operation. */
  public record Tombstone(
      String kind,
      String tenant,
      String owner,
      String fingerprint,
      String deletedBy,
      Instant deletedAt) {}
}
