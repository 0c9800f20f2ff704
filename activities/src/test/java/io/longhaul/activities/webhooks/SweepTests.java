package io.longhaul.activities.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.activities.webhooks.ClosedOperations.Closed;
import io.longhaul.activities.webhooks.ClosedOperations.Page;
import io.longhaul.workflows.operation.Callback;
import io.longhaul.workflows.operation.OperationEvent;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.webhooks.DeliveryRequest;
import io.longhaul.workflows.webhooks.DeliveryRequest.Subject;
import io.longhaul.workflows.webhooks.Occasion;
import io.longhaul.workflows.webhooks.SweepActivities;
import io.longhaul.workflows.webhooks.SweepActivities.Swept;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a round has told of what closed. */
class SweepTests {

  private final TestActivityEnvironment environment = TestActivities.environment();
  private final Engine engine = new Engine();

  @BeforeEach
  void register() {
    environment.registerActivitiesImplementations(Deliveries.sweep(engine));
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void goesThroughAllPagesAndTellsEachEndOnce() {
    engine.pages.add(List.of(closed("1", OperationState.TERMINATED, Sights.usual())));
    engine.pages.add(List.of(closed("2", OperationState.TIMED_OUT, Sights.usual())));
    engine.pages.add(List.of());

    assertThat(sweep()).isEqualTo(new Swept(2));
    assertThat(sweep()).isEqualTo(new Swept(0));
    assertThat(engine.told)
        .extracting(DeliveryRequest::operationId)
        .containsExactly("acme~1", "acme~2", "acme~1", "acme~2");
    assertThat(engine.told).extracting(DeliveryRequest::occasion).containsOnly(Occasion.END);
  }

  @Test
  void leavesAloneWhatNobodyWantsToKnow() {
    Callback successes = new Callback(Sights.ENDPOINT, List.of(OperationEvent.SUCCEEDED));
    engine.pages.add(
        List.of(
            closed("1", OperationState.TERMINATED, null),
            closed("2", OperationState.TERMINATED, successes),
            closed("3", OperationState.SUCCEEDED, successes)));

    assertThat(sweep()).isEqualTo(new Swept(1));
    assertThat(engine.told).extracting(DeliveryRequest::operationId).containsExactly("acme~3");
  }

  private Swept sweep() {
    return environment
        .newActivityStub(SweepActivities.class, TestActivities.ONCE)
        .sweep(Sights.NOW.minusSeconds(60), Sights.NOW);
  }

  private static Closed closed(String key, OperationState state, @Nullable Callback callback) {
    return new Closed(
        new Subject("acme~" + key, "run-" + key), Sights.submission(callback), state, Sights.NOW);
  }

  /** An engine with pages of closed operations, which refuses a second start. */
  private static final class Engine implements ClosedOperations {

    private final List<List<Closed>> pages = new ArrayList<>();
    private final List<DeliveryRequest> told = new ArrayList<>();
    private final Set<String> started = new HashSet<>();

    @Override
    public Page closed(Instant from, Instant until, @Nullable String token) {
      int page = token == null ? 0 : Integer.parseInt(token);
      String next = page + 1 < pages.size() ? Integer.toString(page + 1) : null;
      return new Page(pages.get(page), next);
    }

    @Override
    public boolean tell(DeliveryRequest request) {
      told.add(request);
      return started.add(request.workflowId());
    }
  }
}
