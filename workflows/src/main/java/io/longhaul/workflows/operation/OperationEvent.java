package io.longhaul.workflows.operation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What those who want to be told about an operation can be told. */
public enum OperationEvent {
  /** A worker has taken it. */
  STARTED,
  /** It has advanced; sent now and then, and only to who asks for it. */
  PROGRESS,
  /** It is parked and waits for a person. */
  NEEDS_ATTENTION,
  /** It ended, and all is well. */
  SUCCEEDED,
  /** It ended, and some records were rejected. */
  PARTIALLY_SUCCEEDED,
  /** It ended without success: also timed out or terminated. */
  FAILED,
  /** It was canceled. */
  CANCELED;

  /** What is sent to who does not say what to send. */
  public static final List<OperationEvent> USUAL =
      Stream.of(values()).filter(event -> event != PROGRESS).toList();

  /** Its type in payloads and requests: {@code operation.needs_attention}. */
  public String wire() {
    return "operation." + name().toLowerCase(Locale.ROOT);
  }

  /** What is told of an operation that has ended in this state. */
  public static OperationEvent ofEnd(OperationState state) {
    return switch (state) {
      case SUCCEEDED -> SUCCEEDED;
      case PARTIALLY_SUCCEEDED -> PARTIALLY_SUCCEEDED;
      case CANCELED -> CANCELED;
      default -> FAILED;
    };
  }

  /** The event of this type; null when there is none. */
  public static @Nullable OperationEvent ofWire(String type) {
    for (OperationEvent event : values()) {
      if (event.wire().equals(type)) {
        return event;
      }
    }
    return null;
  }
}
