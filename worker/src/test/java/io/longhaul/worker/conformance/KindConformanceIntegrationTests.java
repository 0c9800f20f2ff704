package io.longhaul.worker.conformance;

import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.worker.WorkerBed;
import io.longhaul.worker.WorkerProcess;
import io.longhaul.workflows.catalogue.Catalogue;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.ExecutionPolicy;
import io.longhaul.workflows.operation.OperationError;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationRequest.Policy;
import io.longhaul.workflows.operation.OperationStarter;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.operation.RetryCommand;
import io.longhaul.workflows.operation.StartedOperation;
import io.longhaul.workflows.operation.TestEngine;
import io.longhaul.workflows.payloads.OperationPayloads;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.worker.Worker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rules that every kind keeps (DESIGN 3): real engine, real database, real worker processes. A
 * new kind adds its {@link KindSample} to {@link #samples}.
 */
@TestInstance(Lifecycle.PER_CLASS)
class KindConformanceIntegrationTests {

  private static final int PAYLOAD_LIMIT = 64 * 1024;
  private static final int MEMO_LIMIT = 2048;
  private static final Duration CANCEL_LIMIT = Duration.ofSeconds(2);

  private final Catalogue catalogue = Catalogue.of(new DatasetDirectory(Path.of("datasets")));
  private WorkerBed bed;
  private WorkerProcess worker;
  private List<KindSample> samples;

  List<KindSample> samples() {
    return samples;
  }

  @BeforeAll
  void start(@TempDir Path folder) {
    bed = new WorkerBed(folder);
    samples = List.of(new BulkImportSample(bed, catalogue));
    worker = bed.worker("worker");
  }

  @AfterAll
  void stop() {
    worker.close();
    bed.close();
  }

  @Test
  void everyKindOfTheCatalogueIsHeldToTheRules() {
    assertThat(samples.stream().map(sample -> sample.kind().name()))
        .as("a KindSample for each kind, see docs/adding-a-kind.md")
        .containsExactlyElementsOf(catalogue.names());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void inputSurvivesJson(KindSample sample) {
    for (JsonNode input : List.of(sample.input(), sample.slowInput(), sample.failingInput())) {
      Object read = OperationPayloads.mapper().treeToValue(input, sample.inputType());

      assertThat(OperationPayloads.mapper().<JsonNode>valueToTree(read)).isEqualTo(input);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void inputOfANewerClientIsRead(KindSample sample) {
    ObjectNode newer = (ObjectNode) sample.input().deepCopy();
    newer.putObject("memberOfTheNextRelease").put("a", 1);

    assertThat(OperationPayloads.mapper().treeToValue(newer, sample.inputType()))
        .isEqualTo(
            OperationPayloads.mapper()
                .treeToValue(newer.without("memberOfTheNextRelease"), sample.inputType()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void schemasSayWhatTheyAre(KindSample sample) {
    for (ObjectNode schema : List.of(sample.kind().inputSchema(), sample.kind().resultSchema())) {
      assertThat(schema.path("$schema").asString())
          .isEqualTo("https://json-schema.org/draft/2020-12/schema");
      assertThat(schema.path("type").asString()).isEqualTo("object");
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void progressNeverGoesBack(KindSample sample) {
    StartedOperation operation = start(sample, sample.slowInput());
    ProgressWatch watch = new ProgressWatch(operation);

    Await.until("the end", watch::lookAndTellWhetherItIsOver);

    assertThat(operation.outcome().state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(watch.seen()).isSorted().hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void cancelTakesEffectSoonAndTellsWhatWasDone(KindSample sample) {
    long before = sample.effects();
    JsonNode input = sample.slowInput();
    StartedOperation operation = start(sample, input);
    boolean changes = sample.effectsOf(input) > 0;
    awaitSomethingToLose(sample, operation, changes, before);

    long asked = System.nanoTime();
    operation.cancel("ann", "enough");
    Outcome outcome = operation.outcome();

    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(CANCEL_LIMIT);
    assertThat(outcome.state()).isEqualTo(OperationState.CANCELED);
    assertThat(sample.reported(outcome)).isEqualTo(sample.effects() - before);
    assertThat(sample.reported(outcome) > 0).isEqualTo(changes);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void parksAndGoesOnWithCorrectedInput(KindSample sample) {
    long before = sample.effects();
    StartedOperation operation = start(sample, sample.failingInput());
    operation.parked(1);
    JsonNode corrected = sample.correctedInput();

    operation.retry(new RetryCommand("command-1", "park-1", "sue", "corrected", corrected));

    assertThat(operation.outcome().state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(sample.effects() - before).isEqualTo(sample.effectsOf(corrected));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aFailureForGoodIsOneAttemptAndOneLineOfLog(KindSample sample) {
    StartedOperation operation = start(sample, sample.failingInput());

    OperationError error = operation.parked(1).error();

    assertThat(error.attempts()).isEqualTo(1);
    assertThat(troubles(operation))
        .singleElement(STRING)
        .contains(error.code(), "attempt 1")
        .doesNotContain("stack");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aRepeatedStartIsOneExecution(KindSample sample) {
    long before = sample.effects();
    JsonNode input = sample.input();
    String id = OperationStarter.newId();
    StartedOperation first = starter(sample).start(id, input);

    assertThatThrownBy(() -> starter(sample).start(id, input))
        .isInstanceOf(WorkflowExecutionAlreadyStarted.class);

    assertThat(first.outcome().state()).isEqualTo(OperationState.SUCCEEDED);
    assertThatThrownBy(() -> starter(sample).start(id, input))
        .isInstanceOf(WorkflowExecutionAlreadyStarted.class);
    assertThat(sample.effects() - before).isEqualTo(sample.effectsOf(input));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aKilledWorkerLosesNothingAndRepeatsNothing(KindSample sample) {
    long before = sample.effects();
    JsonNode input = sample.slowInput();
    StartedOperation operation = start(sample, input);
    awaitSomethingToLose(sample, operation, sample.effectsOf(input) > 0, before);

    worker.kill();
    worker = bed.worker("successor");
    Outcome outcome = operation.outcome();

    assertThat(outcome.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(sample.effects() - before).isEqualTo(sample.effectsOf(input));
    assertThat(sample.reported(outcome)).isEqualTo(sample.effectsOf(input));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void staysWithinTheBudgetOfPayloadsAndMemo(KindSample sample) {
    StartedOperation operation = start(sample, sample.input());

    assertThat(operation.outcome().state()).isEqualTo(OperationState.SUCCEEDED);

    assertThat(operation.history().getEvents())
        .allSatisfy(event -> assertThat(event.getSerializedSize()).isLessThan(PAYLOAD_LIMIT));
    assertThat(operation.describe().getWorkflowExecutionInfo().getMemo().getSerializedSize())
        .isLessThanOrEqualTo(MEMO_LIMIT);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void hasRecordedHistoriesThatReplay(KindSample sample) throws Exception {
    Map<String, String> histories = RecordedHistories.of(sample.kind().name());

    assertThat(histories).as("src/test/resources/histories/" + sample.kind().name()).isNotEmpty();
    try (TestEngine engine = TestEngine.skippingTime()) {
      Worker replaying = engine.environment().newWorker(sample.kind().taskQueue());
      sample.kind().register(replaying, new ExecutionPolicy(Duration.ofSeconds(10)));
      for (String history : histories.values()) {
        replaying.replayWorkflowExecution(history);
      }
    }
  }

  private static void awaitSomethingToLose(
      KindSample sample, StartedOperation operation, boolean changes, long effectsBefore) {
    if (changes) {
      Await.until("the first effects", () -> sample.effects() > effectsBefore);
    } else {
      Await.until("progress", () -> requireNonNullElse(operation.percent(), 0.0) > 0);
    }
  }

  private List<String> troubles(StartedOperation operation) {
    return worker.logLines().stream()
        .filter(line -> line.contains(operation.id()))
        .filter(line -> line.contains("\"WARN\"") || line.contains("\"ERROR\""))
        .toList();
  }

  private StartedOperation start(KindSample sample, JsonNode input) {
    return starter(sample).start(input, Policy.DEFAULT, null);
  }

  private OperationStarter starter(KindSample sample) {
    return new OperationStarter(bed.engine(), sample.kind().name(), sample.kind().taskQueue());
  }
}
