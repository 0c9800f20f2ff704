package io.longhaul.workflows.operation;

import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.Values;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns errors of the catalogue into Temporal failures and back. */
public final class Failures {

  private static final int MESSAGE_LIMIT = 500;
  private static final int DETAIL_LIMIT = 20;

  private static final Payload NOTHING = new Payload(List.of(), null, 0);

  private Failures() {}

  /**
   * What travels beside the message of a failure.
   *
   * @param progress how far the step was; null when it keeps no count
   * @param attempts how often the step was tried; 0 when unknown
   */
  public record Payload(List<ErrorDetail> details, @Nullable StepProgress progress, int attempts) {

    /** Null lists of other writers are read as empty. */
    @SuppressWarnings("ConstantValue")
    public Payload {
      details = details == null ? List.of() : List.copyOf(details);
    }
  }

  /** A failure that the retry policy of the activity tries again. */
  public static ApplicationFailure transientFailure(
      ErrorCode code, String message, @Nullable Throwable cause) {
    return ApplicationFailure.newBuilder()
        .setMessage(limit(message))
        .setType(code.name())
        .setCause(cause)
        .build();
  }

  /** A failure that is never tried again: the operation is parked, or fails. */
  public static ApplicationFailure permanent(ErrorCode code, String message) {
    return permanent(code, message, List.of(), null);
  }

  /** A failure that is never tried again, with what is wrong in detail and how far the step was. */
  public static ApplicationFailure permanent(
      ErrorCode code, String message, List<ErrorDetail> details, @Nullable StepProgress progress) {
    List<ErrorDetail> kept = details.subList(0, Math.min(DETAIL_LIMIT, details.size()));
    return ApplicationFailure.newBuilder()
        .setMessage(limit(message))
        .setType(code.name())
        .setNonRetryable(true)
        .setDetails(new Payload(List.copyOf(kept), progress, 0))
        .build();
  }

  /** The same failure, saying which attempt it ended. */
  public static ApplicationFailure attempted(ApplicationFailure failure, int attempts) {
    if (ErrorCode.ofName(failure.getType()) == null) {
      return failure;
    }
    Payload payload = payload(failure);
    ApplicationFailure attempted =
        ApplicationFailure.newBuilder(failure)
            .setDetails(new Payload(payload.details(), payload.progress(), attempts))
            .build();
    attempted.setStackTrace(failure.getStackTrace());
    return attempted;
  }

  /** What a failure carried beside its message; empty when it carried nothing of ours. */
  public static Payload payload(ApplicationFailure failure) {
    if (failure.getDetails().getSize() == 0) {
      return NOTHING;
    }
    try {
      Payload payload = failure.getDetails().get(Payload.class);
      return payload == null ? NOTHING : payload;
    } catch (DataConverterException _) {
      // Details of somebody else's making; workflow code that fails here would stall for good.
      return NOTHING;
    }
  }

  /**
   * How far the step was whose activity ended with this failure: it says so itself, or its last
   * heartbeat did. Null when neither tells.
   */
  public static @Nullable StepProgress progress(@Nullable Throwable failure) {
    return switch (failure) {
      case ApplicationFailure application -> payload(application).progress();
      case TimeoutFailure timeout -> heartbeat(timeout.getLastHeartbeatDetails());
      case null, default -> null;
    };
  }

  private static @Nullable StepProgress heartbeat(Values details) {
    try {
      return details.getSize() == 0 ? null : details.get(StepProgress.class);
    } catch (DataConverterException _) {
      return null;
    }
  }

  /** The end of an activity that heard that its operation is canceled. */
  public static ApplicationFailure canceled(@Nullable StepProgress progress) {
    return ApplicationFailure.newBuilder()
        .setMessage(ErrorCode.CANCELED.title())
        .setType(ErrorCode.CANCELED.name())
        .setNonRetryable(true)
        .setCategory(ApplicationErrorCategory.BENIGN)
        .setDetails(new Payload(List.of(), progress, 0))
        .build();
  }

  private static String limit(String message) {
    return message.length() <= MESSAGE_LIMIT ? message : message.substring(0, MESSAGE_LIMIT) + "…";
  }
}
