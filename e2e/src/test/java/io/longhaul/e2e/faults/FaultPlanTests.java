package io.longhaul.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which faults a run is made of. */
class FaultPlanTests {
  private static final int ONE_HAND = 20;

  @Test
  void everyKindHasItsShareOfEachHand() {
    List<FaultKind> hand = draw(new FaultPlan(7), ONE_HAND);

    for (FaultKind kind : FaultKind.values()) {
      assertThat(hand).filteredOn(kind::equals).hasSize(kind.weight());
    }
  }

  @Test
  void planFollowsFromItsSeed() {
    assertThat(draw(new FaultPlan(7), 50)).isEqualTo(draw(new FaultPlan(7), 50));
    assertThat(draw(new FaultPlan(7), 50)).isNotEqualTo(draw(new FaultPlan(8), 50));
  }

  private static List<FaultKind> draw(FaultPlan plan, int count) {
    return Stream.generate(plan::next).limit(count).toList();
  }
}
