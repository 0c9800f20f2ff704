package io.longhaul.activities.webhooks;

import io.longhaul.activities.outbound.OutboundAnswer;
import io.longhaul.activities.outbound.OutboundRequest;
import io.longhaul.storage.webhooks.Attempt;
import io.longhaul.storage.webhooks.Delivery;
import io.longhaul.storage.webhooks.Endpoint;
import io.longhaul.storage.webhooks.Endpoint.Disabled;
import io.longhaul.storage.webhooks.Message;
import io.longhaul.storage.webhooks.MessageRef;
import io.longhaul.storage.webhooks.StoredEndpoint;
import io.longhaul.workflows.targets.RefusedTargetException;
import io.longhaul.workflows.webhooks.DeliveryActivities.Result;
import io.longhaul.workflows.webhooks.DeliveryWorkflow.End;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Sends messages, and writes down what came of each attempt, once. */
final class Sending {

  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);

  private final DeliveryResources resources;
  private final Signing signing;

  Sending(DeliveryResources resources) {
    this.resources = resources;
    this.signing = new Signing(resources.secrets());
  }

  /**
   * Makes an attempt, unless it was made before.
   *
   * @param tries how often this was called, from 1: later calls look into the ledger first
   */
  Result attempt(MessageRef ref, Slot slot, int tries) {
    Attempt before = tries == 1 ? null : noted(ref, slot);
    if (before != null) {
      return result(before);
    }
    Message message = resources.log().find(ref).orElse(null);
    Endpoint endpoint = resources.endpoints().find(ref).map(StoredEndpoint::endpoint).orElse(null);
    if (message == null || endpoint == null) {
      return unsent(ref, slot, "endpoint-deleted");
    }
    return endpoint.disabled() != null && !slot.test()
        ? unsent(ref, slot, "endpoint-disabled")
        : send(message, endpoint, slot, tries);
  }

  private @Nullable Attempt noted(MessageRef ref, Slot slot) {
    Optional<Delivery> delivery = resources.log().delivery(ref);
    return delivery.stream()
        .flatMap(found -> found.attempts().stream())
        .filter(attempt -> attempt.series() == slot.series() && attempt.number() == slot.number())
        .findFirst()
        .orElse(null);
  }

  private Result unsent(MessageRef ref, Slot slot, String why) {
    Instant now = resources.clock().instant();
    resources
        .log()
        .note(ref, new Attempt(slot.series(), slot.number(), now, null, why, null, null, null));
    resources.meter().ended(word(End.UNWANTED));
    return new Result(End.UNWANTED, null);
  }

  private Result send(Message message, Endpoint endpoint, Slot slot, int tries) {
    try (HostPlaces.Place place = resources.places().take(host(endpoint.url()))) {
      if (place == null) {
        throw busy(tries);
      }
      Instant now = resources.clock().instant();
      OutboundRequest request = signing.request(message, endpoint, now);
      Reply reply = call(request, now);
      place.answered(!reply.isSlow());
      return note(message.ref(), endpoint, slot, reply);
    }
  }

  private Reply call(OutboundRequest request, Instant now) {
    long start = System.nanoTime();
    try {
      OutboundAnswer answer = resources.caller().post(request);
      return Reply.of(answer, now);
    } catch (RefusedTargetException e) {
      String reason = e.reason().name().toLowerCase(Locale.ROOT);
      return Reply.none("refused-" + reason, now, null);
    } catch (IOException e) {
      return Reply.none(Reply.word(e), now, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private Result note(MessageRef ref, Endpoint endpoint, Slot slot, Reply reply) {
    Duration pause = reply.isFinal() ? null : reply.pause(slot.pause());
    Attempt attempt = reply.attempt(slot, pause);
    resources.log().note(ref, attempt);
    if (reply.isGone()) {
      Disabled how = new Disabled(reply.at(), "The receiver answered 410: it is gone.");
      resources
          .endpoints()
          .update(endpoint, now -> now.disabled() == null ? now.disabled(how) : now);
    }
    resources.meter().attempted(reply.outcome(), reply.latency());
    Result result = result(attempt);
    if (result.pause() == null) {
      resources.meter().ended(word(result.end() == null ? End.EXHAUSTED : result.end()));
    }
    return result;
  }

  private static Result result(Attempt attempt) {
    if (attempt.delivered()) {
      return new Result(End.DELIVERED, null);
    }
    if (Reply.GONE.equals(attempt.failure())) {
      return new Result(End.GONE, null);
    }
    String failure = attempt.failure();
    if (failure != null && failure.startsWith("endpoint-")) {
      return new Result(End.UNWANTED, null);
    }
    Instant next = attempt.nextAttemptAt();
    return new Result(null, next == null ? null : Duration.between(attempt.at(), next));
  }

  // Back to the queue, so that others get on meanwhile; no attempt was made.
  private static ApplicationFailure busy(int tries) {
    long millis = Math.min(LONGEST_BACK_OFF.toMillis(), 1000L << Math.min(tries - 1, 10));
    return ApplicationFailure.newBuilder()
        .setMessage("As many calls as allowed go to this host.")
        .setType("HOST_BUSY")
        .setCategory(ApplicationErrorCategory.BENIGN)
        .setNextRetryDelay(
            Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1)))
        .build();
  }

  private static String host(String url) {
    String authority = URI.create(url).getRawAuthority();
    return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
  }

  private static String word(End end) {
    return end.name().toLowerCase(Locale.ROOT);
  }
}
