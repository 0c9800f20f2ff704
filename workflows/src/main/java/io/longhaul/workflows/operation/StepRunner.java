package io.longhaul.workflows.operation;

import io.longhaul.workflows.operation.OperationMemo.Attention;
import io.longhaul.workflows.operation.OperationMemo.StepNote;
import io.longhaul.workflows.operation.OperationRequest.OnFailure;
import io.longhaul.workflows.operation.OperationRequest.Policy;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions.Func;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Carries one operation through the steps of its plan: notes, parks and repeats them. */
final class StepRunner implements Steps {

  private final Journal journal = new Journal();
  private final Park park = new Park(journal);
  private final Announcement announcement;
  private final Itinerary itinerary;
  private final LineageKeeper lineages;
  private final Policy policy;
  private final Instant startedAt = Journal.now();
  private JsonNode input;

  StepRunner(Announcement announcement, Itinerary itinerary, OperationRequest request) {
    this.announcement = announcement;
    this.itinerary = itinerary;
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
        if (!(result instanceof HandedOver report) || report.handedOverAt() == null) {
          journal.finished("done", null);
          itinerary.done(name);
          return result;
        }
        journal.finished("handed over", null);
        itinerary.reached(name, report.handedOverAt());
      } catch (ActivityFailure failure) {
        failed(name, failure);
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
    return journal;
  }

  Park park() {
    return park;
  }

  double percent() {
    return itinerary.percent();
  }

  @Nullable Lineage lineage() {
    return lineages.current();
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
            startedAt));
    journal.started(name);
  }

  private void failed(String name, ActivityFailure failure) {
    if (CancellationScope.current().isCancelRequested()) {
      journal.finished("canceled", null);
      throw new Interruption.Stopped();
    }
    OperationError error = StepErrors.of(failure, name);
    journal.finished("failed", error);
    itinerary.reached(name, StepErrors.progress(failure));
    if (policy.onFailure() == OnFailure.FAIL) {
      announcement.pass(OperationLifecycle.Event.ATTENTION_EXPIRED);
      throw new Interruption.Failed(error);
    }
    resolve(error);
  }

  private void resolve(OperationError error) {
    String parkId = park.open(input);
    announcement.parked(
        new Attention(
            parkId,
            Journal.now(),
            Journal.now().plus(policy.attentionPatience()),
            StepErrors.brief(error),
            itinerary.percent()));
    switch (park.await(policy.attentionPatience())) {
      case Park.Resolution.Retried retried -> {
        announcement.unparked();
        goOn(retried.input());
      }
      case Park.Resolution.Refused refused -> {
        announcement.pass(OperationLifecycle.Event.PERSON_FAILED);
        throw new Interruption.Failed(error);
      }
      case Park.Resolution.Expired _ -> {
        announcement.pass(OperationLifecycle.Event.ATTENTION_EXPIRED);
        throw new Interruption.Failed(error);
      }
    }
  }

  private void goOn(@Nullable JsonNode corrected) {
    if (corrected != null) {
      input = corrected;
      Workflow.getLogger(StepRunner.class).info("Starting over with corrected input");
      throw new Interruption.StartOver();
    }
  }
}
