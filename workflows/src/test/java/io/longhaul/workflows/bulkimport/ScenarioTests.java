package io.longhaul.workflows.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.workflows.operation.StartedOperation;
import io.longhaul.workflows.operation.TestEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every scenario on the engine that skips time. */
class ScenarioTests {

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void endsAsItShould(Scenario scenario) {
    try (TestEngine engine = TestEngine.skippingTime();
        ImportBed bed = new ImportBed(engine)) {
      StartedOperation run = scenario.play(bed);

      assertThat(run.observed()).isEqualTo(scenario.end());
    }
  }
}
