package io.longhaul.workflows.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How far an operation is never goes back. */
class ItineraryTests {

  private static final List<StepPlan> PLAN =
      List.of(
          new StepPlan("inspect", 4, "bytes"),
          new StepPlan("load", 95, "rows"),
          new StepPlan("publish", 1, "rows"));

  private final Itinerary itinerary = new Itinerary(PLAN);

  @Test
  void countsWhatLiesBeforeAStep() {
    assertThat(itinerary.base("inspect")).isZero();
    assertThat(itinerary.base("load")).isEqualTo(4);
    assertThat(itinerary.base("publish")).isEqualTo(99);
  }

  @Test
  void reachesAShareOfAStep() {
    itinerary.reached("load", progress(25, 100L));

    assertThat(itinerary.percent()).isEqualTo(4 + 95 * 0.25);
  }

  @Test
  void takesNoMoreThanTheWholeOfAStep() {
    itinerary.reached("load", progress(300, 100L));

    assertThat(itinerary.percent()).isEqualTo(99);
  }

  @Test
  void doesNotMoveWhileTheTotalIsUnknown() {
    itinerary.reached("load", progress(25, null));
    itinerary.reached("load", null);

    assertThat(itinerary.percent()).isZero();
  }

  @Test
  void neverGoesBackWhateverHappens() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    double before = 0;
    for (int i = 0; i < 1000; i++) {
      String step = PLAN.get(random.nextInt(PLAN.size())).name();
      if (random.nextInt(100) == 0) {
        itinerary.done(step);
      } else {
        itinerary.reached(step, progress(random.nextInt(100), 100L));
      }
      assertThat(itinerary.percent()).as("seed %d", seed).isBetween(before, 100.0);
      before = itinerary.percent();
    }
  }

  @Test
  void refusesAPlanThatDoesNotMakeAHundred() {
    assertThatThrownBy(() -> new Itinerary(List.of(new StepPlan("all", 99, "rows"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("99");
  }

  @Test
  void refusesAStepThatThePlanDoesNotHave() {
    assertThatThrownBy(() -> itinerary.base("other"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("other");
  }

  private static StepProgress progress(long done, @Nullable Long total) {
    return new StepProgress(done, total, "rows", 0, null, null, Instant.EPOCH, Instant.EPOCH);
  }
}
