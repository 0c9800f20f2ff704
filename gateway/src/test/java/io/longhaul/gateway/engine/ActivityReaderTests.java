package io.longhaul.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.longhaul.gateway.engine.ObservedActivity.AttemptError;
import io.longhaul.workflows.operation.StepProgress;
import io.longhaul.workflows.payloads.OperationPayloads;
import io.longhaul.workflows.payloads.PayloadKeys;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.failure.v1.ApplicationFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.failure.v1.TimeoutFailureInfo;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.common.converter.DataConverter;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is told of an activity that Describe shows. */
class ActivityReaderTests {

  private final DataConverter converter = OperationPayloads.converter(PayloadKeys.NONE);
  private final ActivityReader reader = new ActivityReader(converter);

  @Test
  void readsTheNewestHeartbeat() {
    Instant now = Instant.parse("2026-11-22T18:00:00Z");
    StepProgress progress = new StepProgress(5, 10L, "rows", 1, 2.5, now, now, now);

    ObservedActivity activity =
        reader.read(
            PendingActivityInfo.newBuilder()
                .setAttempt(1)
                .setHeartbeatDetails(converter.toPayloads(progress).orElseThrow())
                .build());

    assertThat(activity.progress()).isEqualTo(progress);
    assertThat(activity.lastError()).isNull();
  }

  @Test
  void aHeartbeatOfSomebodyElseIsNoProgress() {
    ObservedActivity activity =
        reader.read(
            PendingActivityInfo.newBuilder()
                .setHeartbeatDetails(converter.toPayloads("forty-two").orElseThrow())
                .build());

    assertThat(activity.progress()).isNull();
  }

  @Test
  void codesOfOursAreToldWithTheirMessage() {
    Failure failure =
        Failure.newBuilder()
            .setMessage("The database does not answer.")
            .setApplicationFailureInfo(
                ApplicationFailureInfo.newBuilder().setType("DATABASE_UNAVAILABLE"))
            .build();

    ObservedActivity activity = reader.read(waiting(failure));

    assertThat(activity.attempt()).isEqualTo(3);
    assertThat(activity.nextAttemptAt()).isEqualTo(Instant.ofEpochSecond(1_800_000_000));
    assertThat(activity.lastError())
        .isEqualTo(new AttemptError("DATABASE_UNAVAILABLE", "The database does not answer."));
  }

  @Test
  void whatCouldNameClassesAndHostsIsNotTold() {
    Failure failure =
        Failure.newBuilder()
            .setMessage("jdbc:postgresql://db-7.internal refused")
            .setApplicationFailureInfo(
                ApplicationFailureInfo.newBuilder().setType("org.postgresql.util.PSQLException"))
            .build();

    AttemptError error = Objects.requireNonNull(reader.read(waiting(failure)).lastError());

    assertThat(error.code()).isEqualTo("INTERNAL");
    assertThat(error.message()).doesNotContain("internal").doesNotContain("postgres");
  }

  @Test
  void silenceMeansThatTheWorkerWasLost() {
    Failure failure =
        Failure.newBuilder()
            .setMessage("activity Heartbeat timeout")
            .setTimeoutFailureInfo(TimeoutFailureInfo.getDefaultInstance())
            .build();

    assertThat(Objects.requireNonNull(reader.read(waiting(failure)).lastError()).code())
        .isEqualTo("WORKER_LOST");
  }

  private static PendingActivityInfo waiting(Failure failure) {
    return PendingActivityInfo.newBuilder()
        .setState(PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED)
        .setAttempt(3)
        .setNextAttemptScheduleTime(Timestamp.newBuilder().setSeconds(1_800_000_000))
        .setLastFailure(failure)
        .build();
  }
}
