package io.longhaul.workflows.webhooks;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a delivery does to the world. */
@ActivityInterface
public interface DeliveryActivities {

  /** Writes the payload down, once, so that each attempt sends the same bytes. */
  @ActivityMethod(name = "webhooks.compose")
  Plan compose(DeliveryRequest request);

  /** Sends the payload, and writes into the ledger what came of it and when it goes on. */
  @ActivityMethod(name = "webhooks.attempt")
  Result attempt(DeliveryRequest request, Try which);

  /** Looks at a running operation, and tells how far it is if that has changed; tries once. */
  @ActivityMethod(name = "webhooks.progress")
  Progress progress(ProgressWorkflow.Watch watch, Instant at);

  /**
   * What a look came to.
   *
   * @param ended whether there is nothing more to look at
   * @param told whether something was sent, however it was taken
   * @param percent how far the operation is
   * @param pause until the next look
   */
  record Progress(boolean ended, boolean told, double percent, Duration pause) {}

  /**
   * What is sent, and when.
   *
   * @param message its id, the same over all attempts; null when there is nobody to tell
   * @param delays before each attempt, from the end of the one before
   */
  record Plan(@Nullable String message, List<Duration> delays) {}

  /**
   * One attempt.
   *
   * @param number from 1
   * @param pause until the next one, should it be needed; null when this is the last
   */
  record Try(String message, int number, @Nullable Duration pause) {}

  /**
   * What came of an attempt.
   *
   * @param end null when it goes on
   * @param pause until the next one, which the receiver may have asked for; null at the end
   */
  record Result(DeliveryWorkflow.@Nullable End end, @Nullable Duration pause) {}
}
