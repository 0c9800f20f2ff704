package io.longhaul.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.engine.ObservedActivity;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.operation.StepProgress;
import org.junit.jupiter.api.Test;

/** How far an operation is said to be. */
class PercentTests {

  @Test
  void aStepFillsItsSpan() {
    assertThat(at(Observations.progress(0, 1000L))).isEqualTo(4);
    assertThat(at(Observations.progress(500, 1000L))).isEqualTo(51.5);
    assertThat(at(Observations.progress(1000, 1000L))).isEqualTo(99);
    assertThat(at(Observations.progress(2000, 1000L))).isEqualTo(99);
  }

  @Test
  void withoutATotalItStaysAtTheBase() {
    assertThat(at(Observations.progress(500, null))).isEqualTo(4);
    assertThat(Percent.of(Observations.running(Observations.activity(null)))).isEqualTo(4);
    assertThat(Percent.of(Observations.running(null))).isEqualTo(4);
  }

  @Test
  void aStepThatIsDoneIsFull() {
    ObservedActivity done = new ObservedActivity(null, true, 1, null, null);

    assertThat(Percent.of(Observations.running(done))).isEqualTo(99);
  }

  @Test
  void neverClaimsMoreThanIsThere() {
    assertThat(at(Observations.progress(999_999, 1_000_000L))).isEqualTo(98.9);
    assertThat(Percent.of(Observations.parked())).isEqualTo(30.5);
    assertThat(Percent.of(Observations.ended(OperationState.SUCCEEDED))).isEqualTo(100);
    assertThat(Percent.of(Observations.ended(OperationState.CANCELED))).isEqualTo(42.1);
  }

  private static double at(StepProgress progress) {
    return Percent.of(Observations.running(Observations.activity(progress)));
  }
}
