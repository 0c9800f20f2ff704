package io.longhaul.activities.webhooks;

import io.longhaul.workflows.webhooks.DeliveryActivities.Try;
import io.longhaul.workflows.webhooks.DeliveryRequest;
import io.longhaul.workflows.webhooks.Occasion;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which attempt it is.
 *
 * @param pause until the next one; null when this is the last
 * @param test whether it goes to an endpoint that is disabled as well
 */
record Slot(long series, int number, @Nullable Duration pause, boolean test) {

  static Slot of(DeliveryRequest request, Try which) {
    return new Slot(
        request.series(), which.number(), which.pause(), request.occasion() == Occasion.TEST);
  }
}
