package io.longhaul.workflows.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.operation.StartedOperation;
import io.longhaul.workflows.operation.TestEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every scenario on the real engine; records their histories when asked to. */
class ScenarioIntegrationTests {

  private static final int MOST_EVENTS = 40;

  private static TestEngine engine;

  @BeforeAll
  static void start() {
    engine = TestEngine.real();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void endsAsItShould(Scenario scenario) {
    try (ImportBed bed = new ImportBed(engine)) {
      StartedOperation run = scenario.play(bed);

      assertThat(run.observed()).isEqualTo(scenario.end());
      if (RecordedHistory.isRecording()) {
        RecordedHistory.write(scenario, run.history());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CallbackScenario.class)
  void tellsWhoWantsToKnow(CallbackScenario scenario) {
    try (ImportBed bed = new ImportBed(engine)) {
      StartedOperation run = scenario.play(bed);

      assertThat(run.observed()).isEqualTo(scenario.end());
      if (RecordedHistory.isRecording()) {
        RecordedHistory.write(scenario.fileName(), run.history());
      }
    }
  }

  @Test
  void anImportTakesFewEventsWhateverItsSize() {
    try (ImportBed bed = new ImportBed(engine)) {
      StartedOperation run = Scenario.SUCCEEDED.play(bed);

      int events = run.history().getEvents().size();

      System.out.println("History events of an import: " + events);
      assertThat(events).isLessThanOrEqualTo(MOST_EVENTS);
    }
  }
}
