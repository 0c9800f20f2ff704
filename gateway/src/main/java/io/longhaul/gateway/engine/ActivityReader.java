package io.longhaul.gateway.engine;

import io.longhaul.gateway.engine.ObservedActivity.AttemptError;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.StepProgress;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what Describe tells of a pending activity. */
final class ActivityReader {

  private final DataConverter converter;

  ActivityReader(DataConverter converter) {
    this.converter = converter;
  }

  ObservedActivity read(PendingActivityInfo activity) {
    return new ObservedActivity(
        progress(activity),
        false,
        activity.getAttempt(),
        nextAttempt(activity),
        activity.hasLastFailure() ? error(activity.getLastFailure()) : null);
  }

  private @Nullable StepProgress progress(PendingActivityInfo activity) {
    if (!activity.hasHeartbeatDetails()) {
      return null;
    }
    try {
      return converter.fromPayloads(
          0, Optional.of(activity.getHeartbeatDetails()), StepProgress.class, StepProgress.class);
    } catch (DataConverterException e) {
      return null;
    }
  }

  private static @Nullable Instant nextAttempt(PendingActivityInfo activity) {
    boolean waits =
        activity.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED
            && activity.hasNextAttemptScheduleTime();
    return waits ? Times.of(activity.getNextAttemptScheduleTime()) : null;
  }

  // Only what our own code has worded reaches clients; anything else could name classes and hosts.
  private static AttemptError error(Failure failure) {
    if (failure.hasTimeoutFailureInfo()) {
      return new AttemptError(
          ErrorCode.WORKER_LOST.name(),
          ErrorCode.WORKER_LOST.title() + "; another one takes over.");
    }
    ErrorCode code = ErrorCode.ofName(failure.getApplicationFailureInfo().getType());
    return code == null
        ? new AttemptError(ErrorCode.INTERNAL.name(), "The step stopped unexpectedly.")
        : new AttemptError(code.name(), failure.getMessage());
  }
}
