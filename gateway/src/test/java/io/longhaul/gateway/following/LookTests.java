package io.longhaul.gateway.following;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.engine.Sighting;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationState;
import org.junit.jupiter.api.Test;

/** Which of two looks is the newer one. */
class LookTests {

  private static final OperationId ID = OperationId.of("acme", "k");

  @Test
  void ofTwoThatOverlapTheHigherVersionIsNewer() {
    Look slow = look(1, 0, 100);
    Look quick = look(2, 10, 20);

    assertThat(slow.after(quick)).isEqualTo(quick);
    assertThat(quick.after(slow)).isEqualTo(quick);
  }

  @Test
  void whatWasBegunWhenTheOtherWasDoneIsNewerWhateverItShows() {
    Look before = look(9, 0, 10);
    Look restored = look(3, 10, 20);

    assertThat(restored.after(before)).isEqualTo(restored);
  }

  @Test
  void theSameVersionKeepsWhenItWasFirstSeen() {
    Look before = look(1, 0, 10);
    Look again = look(1, 50, 60);

    Look both = again.after(before);

    assertThat(both.changedAt()).isEqualTo(10);
    assertThat(both.begunAt()).isEqualTo(50);
  }

  private static Look look(int version, long begunAt, long takenAt) {
    Sighting sighting =
        new Sighting.Alive(FakeEngine.operation(ID, OperationState.RUNNING, version));
    return new Look(sighting, null, begunAt, takenAt, takenAt);
  }
}
