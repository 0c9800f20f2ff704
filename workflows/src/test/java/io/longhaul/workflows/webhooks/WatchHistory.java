package io.longhaul.workflows.webhooks;

import io.longhaul.workflows.webhooks.DeliveryActivities.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The ways that a watch over an operation can go whose histories are kept. */
@SuppressWarnings("ImmutableEnumChecker") // The list cannot be changed.
enum WatchHistory {
  TOLD_TWICE(telling(10), silent(10), telling(30)),
  ENDED_BEFORE_THE_FIRST_LOOK();

  private final List<Progress> looks;

  WatchHistory(Progress... looks) {
    this.looks = List.of(looks);
  }

  /** What is seen before the operation has ended. */
  List<Progress> looks() {
    return looks;
  }

  String fileName() {
    return "webhook-progress/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
  }

  private static Progress telling(double percent) {
    return new Progress(false, true, percent, Duration.ofMillis(200));
  }

  private static Progress silent(double percent) {
    return new Progress(false, false, percent, Duration.ofMillis(200));
  }
}
