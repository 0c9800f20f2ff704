package io.longhaul.workflows.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A flood of late commands does not push out what acted. */
class JournalTests {

  private final Journal journal = new Journal();

  @Test
  void keepsWhatActedWhenItForgets() {
    journal.decided(decision("acted", true));

    for (int i = 0; i < 500; i++) {
      journal.decided(decision("late-" + i, false));
    }

    assertThat(journal.decisions()).hasSize(100);
    assertThat(journal.decisions().getFirst().commandId()).isEqualTo("acted");
    assertThat(journal.decisions().getLast().commandId()).isEqualTo("late-499");
    assertThat(journal.hasActed("acted")).isTrue();
    assertThat(journal.hasActed("late-499")).isFalse();
  }

  @Test
  void forgetsTheOldestWhenAllActed() {
    for (int i = 0; i < 150; i++) {
      journal.decided(decision("command-" + i, true));
    }

    assertThat(journal.decisions()).hasSize(100);
    assertThat(journal.decisions().getFirst().commandId()).isEqualTo("command-50");
  }

  private static Decision decision(String command, boolean applied) {
    return new Decision("retry", command, "park-1", "sue", null, Instant.EPOCH, applied, List.of());
  }
}
