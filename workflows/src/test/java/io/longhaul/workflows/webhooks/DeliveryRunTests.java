package io.longhaul.workflows.webhooks;

import static io.longhaul.workflows.webhooks.ScriptedDeliveries.asksFor;
import static io.longhaul.workflows.webhooks.ScriptedDeliveries.ends;
import static io.longhaul.workflows.webhooks.ScriptedDeliveries.fails;
import static io.longhaul.workflows.webhooks.Webhooks.SCHEDULE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.TestEngine;
import io.longhaul.workflows.webhooks.DeliveryActivities.Progress;
import io.longhaul.workflows.webhooks.DeliveryActivities.Try;
import io.longhaul.workflows.webhooks.DeliveryRequest.Receiver;
import io.longhaul.workflows.webhooks.DeliveryRequest.Subject;
import io.longhaul.workflows.webhooks.DeliveryWorkflow.End;
import io.longhaul.workflows.webhooks.DeliveryWorkflow.Report;
import io.longhaul.workflows.webhooks.ProgressWorkflow.Watch;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One delivery over three days, in skipped time. */
class DeliveryRunTests {

  private static final Receiver RECEIVER = new Receiver("acme", "we_1");
  private static final Subject SUBJECT = new Subject("acme~import", "run-1");
  private static final DeliveryRequest REQUEST =
      DeliveryRequest.of(RECEIVER, SUBJECT, Occasion.END, 0, Instant.EPOCH);

  private final TestEngine engine = TestEngine.skippingTime();
  private final ScriptedDeliveries activities = new ScriptedDeliveries(engine::now, SCHEDULE);

  @BeforeEach
  void work() {
    Worker worker = engine.environment().newWorker(Webhooks.TASK_QUEUE);
    Webhooks.register(worker);
    worker.registerActivitiesImplementations(activities);
    engine.environment().start();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void deliversAtOnce() {
    Report report = deliver(REQUEST);

    assertThat(report).isEqualTo(new Report(End.DELIVERED, 1));
    assertThat(activities.composed()).containsExactly(REQUEST);
  }

  @Test
  void triesTenTimesOverThreeDays() {
    for (int i = 0; i < 10; i++) {
      activities.onAttempt(fails());
    }

    Report report = deliver(REQUEST);

    assertThat(report).isEqualTo(new Report(End.EXHAUSTED, 10));
    assertThat(activities.tried())
        .extracting(Try::number)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(activities.tried()).extracting(Try::message).containsOnly("msg_1");
    assertThat(activities.tried().getLast().pause()).isNull();
    assertThat(SCHEDULE.stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.parse("PT75H35M5S"));
    List<Instant> times = activities.times();
    for (int i = 1; i < times.size(); i++) {
      double pause = Duration.between(times.get(i - 1), times.get(i)).toMillis();
      double planned = SCHEDULE.get(i).toMillis();
      assertThat(pause).as("before attempt " + (i + 1)).isBetween(planned, planned * 1.1 + 2000);
    }
  }

  @Test
  void waitsAsLongAsTheReceiverAsks() {
    activities.onAttempt(fails(), asksFor(Duration.ofHours(3)));

    Report report = deliver(REQUEST);

    assertThat(report).isEqualTo(new Report(End.DELIVERED, 3));
    Duration pause = Duration.between(activities.times().get(1), activities.times().get(2));
    assertThat(pause).isCloseTo(Duration.ofHours(3), Duration.ofSeconds(2));
  }

  @Test
  void stopsWhenTheReceiverIsGone() {
    activities.onAttempt(fails(), ends(End.GONE));

    assertThat(deliver(REQUEST)).isEqualTo(new Report(End.GONE, 2));
    assertThat(activities.tried()).hasSize(2);
  }

  @Test
  void doesNothingWhenNobodyWantsIt() {
    DeliveryRequest nothing =
        new DeliveryRequest("acme", "we_1", Occasion.AGAIN, null, null, 0, Instant.EPOCH, null, 7);

    assertThat(deliver(nothing)).isEqualTo(new Report(End.UNWANTED, 0));
    assertThat(activities.tried()).isEmpty();
  }

  @Test
  void refusesASecondDeliveryOfTheSame() {
    deliver(REQUEST);

    DeliveryWorkflow second =
        engine.client().newWorkflowStub(DeliveryWorkflow.class, options(REQUEST.workflowId()));

    assertThatThrownBy(() -> WorkflowClient.start(second::deliver, REQUEST))
        .isInstanceOf(WorkflowExecutionAlreadyStarted.class);
    assertThat(activities.composed()).hasSize(1);
  }

  @Test
  void sendsAgainWhatSomebodyAskedForBesideTheFirst() {
    DeliveryRequest again =
        DeliveryRequest.again(RECEIVER, "acme~import", "msg_1", Instant.ofEpochMilli(5));

    assertThat(deliver(REQUEST).end()).isEqualTo(End.DELIVERED);
    assertThat(deliver(again).end()).isEqualTo(End.DELIVERED);
    assertThat(activities.composed()).containsExactly(REQUEST, again);
  }

  @Test
  void idsTellOccasionsApartAndLookLikeNoOperation() {
    List<String> ids =
        List.of(
            REQUEST.workflowId(),
            id(Occasion.STARTED, 0),
            id(Occasion.NEEDS_ATTENTION, 1),
            id(Occasion.NEEDS_ATTENTION, 2),
            DeliveryRequest.test(RECEIVER, "msg_2", Instant.EPOCH).workflowId(),
            DeliveryRequest.again(RECEIVER, null, "msg_2", Instant.ofEpochMilli(1)).workflowId(),
            Watch.begin(RECEIVER, SUBJECT).workflowId());

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).allMatch(id -> OperationId.parse(id) == null);
  }

  @Test
  void tellsProgressUntilTheOperationEnds() {
    Duration pause = Duration.ofSeconds(15);
    activities.onLook(
        new Progress(false, true, 10, pause),
        new Progress(false, false, 10, pause),
        new Progress(false, true, 30, pause));
    Watch watch = Watch.begin(RECEIVER, SUBJECT);

    engine
        .client()
        .newWorkflowStub(ProgressWorkflow.class, options(watch.workflowId()))
        .watch(watch);

    assertThat(activities.looks()).extracting(Watch::percent).containsExactly(0., 10., 10., 30.);
    assertThat(activities.looks()).extracting(Watch::told).containsExactly(0, 1, 1, 2);
    List<Instant> times = activities.lookedAt();
    assertThat((double) Duration.between(times.getFirst(), times.getLast()).toMillis())
        .isCloseTo(45_000, within(5_000.));
  }

  private static String id(Occasion occasion, int ordinal) {
    return DeliveryRequest.of(RECEIVER, SUBJECT, occasion, ordinal, Instant.EPOCH).workflowId();
  }

  private Report deliver(DeliveryRequest request) {
    return engine
        .client()
        .newWorkflowStub(DeliveryWorkflow.class, options(request.workflowId()))
        .deliver(request);
  }

  private static WorkflowOptions options(String id) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(id)
        .setTaskQueue(Webhooks.TASK_QUEUE)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .build();
  }
}
