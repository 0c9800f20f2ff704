package io.longhaul.workflows.operation;

import io.longhaul.workflows.operation.OperationLifecycle.Event;
import io.longhaul.workflows.operation.OperationMemo.Attention;
import io.longhaul.workflows.operation.OperationMemo.StepNote;
import io.longhaul.workflows.operation.OperationRequest.OnFailure;
import io.longhaul.workflows.operation.OperationRequest.Policy;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions.Func;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Carries one operation through the steps of its plan: notes, parks and repeats them. */
final class StepRunner implements Steps {

  private final Announcement announcement;
  private final Itinerary itinerary;
  private final Park park;
  private final Herald herald;
  private final LineageKeeper lineages;
  private final Policy policy;
  private final Instant startedAt = Journal.now();
  private JsonNode input;

  StepRunner(
      Announcement announcement,
      Itinerary itinerary,
      Park park,
      Herald herald,
      OperationRequest request) {
    this.announcement = announcement;
    this.itinerary = itinerary;
    this.park = park;
    this.herald = herald;
    this.lineages = new LineageKeeper(request.origin());
    this.policy = request.policy();
    this.input = request.input();
  }

  @Override
  public <R> R run(String name, Func<R> activity) {
    while (true) {
      begin(name);
      try {
        R result = activity.apply();
        if (isDone(name, result)) {
          return result;
        }
      } catch (ActivityFailure failure) {
        failed(name, failure);
      } catch (CanceledFailure canceled) {
        journal().finished("canceled", null);
        throw canceled;
      }
    }
  }

  @Override
  public Lineage lineage(String digest) {
    return lineages.of(digest);
  }

  @Override
  public Duration patience() {
    return policy.transientPatience();
  }

  JsonNode input() {
    return input;
  }

  Journal journal() {
    return park.journal();
  }

  double percent() {
    return itinerary.percent();
  }

  @Nullable Lineage lineage() {
    return lineages.current();
  }

  /** What a kind throws beside its steps is treated as if a step had failed for good. */
  void failedOutsideOfSteps(TemporalFailure failure) {
    stopIfCanceled();
    resolve(StepErrors.of(failure, null));
  }

  void refusedInput(String why) {
    resolve(StepErrors.of(ErrorCode.INVALID_INPUT, why));
  }

  private void begin(String name) {
    StepPlan step = itinerary.step(name);
    announcement.step(
        new StepNote(
            name,
            itinerary.base(name),
            step.percent(),
            itinerary.percent(),
            step.unit(),
            lineages.current(),
            startedAt,
            itinerary.reached()));
    journal().started(name);
  }

  private boolean isDone(String name, @Nullable Object result) {
    StepProgress stoppedAt = result instanceof HandedOver report ? report.handedOverAt() : null;
    if (stoppedAt == null) {
      journal().finished("done", null);
      itinerary.done(name);
      return true;
    }
    journal().finished("handed over", null);
    itinerary.reached(name, stoppedAt);
    return false;
  }

  private void failed(String name, ActivityFailure failure) {
    itinerary.reached(name, StepErrors.progress(failure));
    if (CancellationScope.current().isCancelRequested()) {
      journal().finished("canceled", null);
    }
    stopIfCanceled();
    OperationError error = StepErrors.of(failure, name);
    journal().finished("failed", error);
    resolve(error);
  }

  // Any failure under a cancelled scope is the cancel's doing, whatever it looks like.
  private static void stopIfCanceled() {
    if (CancellationScope.current().isCancelRequested()) {
      throw new Interruption.Stopped();
    }
  }

  private void resolve(OperationError error) {
    if (policy.onFailure() == OnFailure.FAIL) {
      announcement.pass(Event.FAILED_WITHOUT_PARK);
      throw new Interruption.Failed(error);
    }
    String parkId = park.open(input);
    Instant since = Journal.now();
    Instant until = since.plus(policy.attentionPatience());
    announcement.parked(
        new Attention(parkId, since, until, error, itinerary.percent()), itinerary.reached());
    herald.parked(park.number());
    switch (park.await(policy.attentionPatience())) {
      case Park.Resolution.Retried retried -> {
        announcement.unparked();
        goOn(retried.input());
      }
      case Park.Resolution.Refused refused ->
          giveUp(Event.PERSON_FAILED, StepErrors.refused(error, refused.by(), refused.reason()));
      case Park.Resolution.Expired _ -> giveUp(Event.ATTENTION_EXPIRED, StepErrors.expired(error));
    }
  }

  private void giveUp(Event event, OperationError error) {
    announcement.pass(event);
    throw new Interruption.Failed(error);
  }

  private void goOn(@Nullable JsonNode corrected) {
    if (corrected != null) {
      input = corrected;
      itinerary.startOver();
      throw new Interruption.StartOver();
    }
  }
}
