package io.longhaul.workflows.operation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.operation.OperationMemo.Attention;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationRequest.Policy;
import io.longhaul.workflows.payloads.OperationPayloads;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an operation whose kind throws what it should not. */
class UnexpectedErrorTests {

  private static final String QUEUE = "fragile";
  private static final AtomicReference<Function<String, Completion>> STEPS =
      new AtomicReference<>(UnexpectedErrorTests::done);

  private final TestEngine engine = TestEngine.skippingTime();
  private final WorkerFactory factory = WorkerFactory.newInstance(engine.client());

  /** Throws or completes as the test says. */
  static final class Fragile extends OperationWorkflow<String> implements FragileWorkflow {

    Fragile() {
      super(String.class, List.of(new StepPlan("all", 100, "things")));
    }

    @Override
    public Outcome run(OperationRequest request) {
      return operate(request);
    }

    @Override
    protected Completion steps(String input, Steps steps) {
      return STEPS.get().apply(input);
    }
  }

  @BeforeEach
  void start() {
    Worker worker = factory.newWorker(QUEUE);
    worker.registerWorkflowImplementationFactory(
        FragileWorkflow.class, Fragile::new, new ExecutionPolicy(Duration.ofSeconds(5)).options());
    factory.start();
  }

  @AfterEach
  void close() {
    factory.shutdownNow();
    engine.close();
  }

  @Test
  void staysAFailingTaskAndGoesOnWithTheNextDeploy() {
    STEPS.set(_ -> {
      throw new IllegalStateException("a bug");
    });
    WorkflowStub stub = submit();
    Await.until("the failed task", () -> hasFailedTask(stub));
    assertThat(stub.describe().getStatus())
        .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);

    STEPS.set(UnexpectedErrorTests::done);

    assertThat(stub.getResult(Outcome.class).state()).isEqualTo(OperationState.SUCCEEDED);
  }

  @Test
  void parksWhatAKindThrowsBesideItsSteps() {
    STEPS.set(_ -> {
      throw Failures.permanent(ErrorCode.DATASET_UNKNOWN, "No such dataset.");
    });
    WorkflowStub stub = submit();
    Attention attention = Await.value("the park", () -> attention(stub));
    assertThat(attention.error())
        .returns("DATASET_UNKNOWN", OperationError::code)
        .returns(null, OperationError::failedStep);

    STEPS.set(UnexpectedErrorTests::done);
    stub.signal("retry", new RetryCommand("command-1", "park-1", "sue", null, null));

    assertThat(stub.getResult(Outcome.class).state()).isEqualTo(OperationState.SUCCEEDED);
  }

  @Test
  void parksWhatNoCatalogueKnowsAsInternal() {
    STEPS.set(_ -> {
      throw ApplicationFailure.newFailure("secret detail", "SomethingElse", Map.of("a", 1));
    });

    WorkflowStub stub = submit();

    assertThat(Await.value("the park", () -> attention(stub)).error())
        .returns("INTERNAL", OperationError::code)
        .returns("The step stopped unexpectedly.", OperationError::message);
  }

  @Test
  void doesNotTakeACancelForGrantedThatNobodyAskedFor() {
    STEPS.set(_ -> {
      throw new CanceledFailure("by the kind itself");
    });

    WorkflowStub stub = submit();

    assertThat(Await.value("the park", () -> attention(stub)).error())
        .returns("INTERNAL", OperationError::code);
  }

  @Test
  void doesNotFinishWithAResultThatIsTooLargeForTheMemo() {
    STEPS.set(_ -> new Completion("x".repeat(5000), Map.of(), List.of(), List.of(), false));
    WorkflowStub stub = submit();
    Await.until("the failed task", () -> hasFailedTask(stub));

    STEPS.set(UnexpectedErrorTests::done);

    assertThat(stub.getResult(Outcome.class).state()).isEqualTo(OperationState.SUCCEEDED);
  }

  private static Completion done(String input) {
    return new Completion(input, Map.of(), List.of(), List.of(), false);
  }

  private WorkflowStub submit() {
    WorkflowStub stub =
        engine
            .client()
            .newUntypedWorkflowStub(
                "fragile",
                WorkflowOptions.newBuilder()
                    .setTaskQueue(QUEUE)
                    .setWorkflowTaskTimeout(Duration.ofSeconds(1))
                    .setTypedSearchAttributes(
                        SearchAttributes.newBuilder()
                            .set(OperationSearch.STATE, OperationState.QUEUED.wire())
                            .build())
                    .build());
    stub.start(
        new OperationRequest(
            "fragile",
            "acme",
            "ann",
            OperationPayloads.mapper().readTree("\"input\""),
            Policy.DEFAULT,
            null,
            null));
    return stub;
  }

  private boolean hasFailedTask(WorkflowStub stub) {
    return engine
        .client()
        .fetchHistory(requireNonNull(stub.getExecution()).getWorkflowId())
        .getEvents()
        .stream()
        .anyMatch(event -> event.hasWorkflowTaskFailedEventAttributes());
  }

  private static @Nullable Attention attention(WorkflowStub stub) {
    return (Attention) stub.describe().getMemo(OperationMemo.ATTENTION, Attention.class);
  }
}
