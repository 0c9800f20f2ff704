package io.longhaul.workflows.webhooks;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a delivery does to the world. */
@ActivityInterface
public interface DeliveryActivities {

  /** Writes the payload down, once, so that each attempt sends the same bytes. */
  @ActivityMethod(name = "webhooks.compose")
  Plan compose(DeliveryRequest request);

  /**
   * Sends the payload, and writes into the ledger what came of it.
   *
   * @param number from 1
   */
  @ActivityMethod(name = "webhooks.attempt")
  Result attempt(DeliveryRequest request, int number);

  /** Writes into the ledger that no further attempt is made. */
  @ActivityMethod(name = "webhooks.close")
  void close(DeliveryRequest request, DeliveryWorkflow.Report report);

  /**
   * When to try.
   *
   * @param wanted false when there is nobody to tell
   * @param delays before each attempt, from the end of the one before
   */
  record Plan(boolean wanted, List<Duration> delays) {}

  /**
   * What came of an attempt.
   *
   * @param retryAfter how long the receiver wants to be left alone; null when it did not say
   */
  record Result(Verdict verdict, @Nullable Duration retryAfter) {}

  /** What an attempt means for the delivery. */
  enum Verdict {
    DELIVERED,
    FAILED,
    GONE,
    UNWANTED
  }
}
