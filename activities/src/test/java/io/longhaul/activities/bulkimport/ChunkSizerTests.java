package io.longhaul.activities.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChunkSizerTests {

  private static final Duration TARGET = Duration.ofMillis(500);

  @Test
  void growsTowardsTheTime() {
    ChunkSizer sizer = new ChunkSizer(TARGET, 1, null);
    int first = sizer.records();

    sizer.applied(first, Duration.ofMillis(20));
    int second = sizer.records();
    sizer.applied(second, Duration.ofMillis(250));

    assertThat(second).isEqualTo(first * 4);
    assertThat(sizer.records()).isEqualTo(second * 2);
  }

  @Test
  void shrinksWhenTheDatabaseIsSlow() {
    ChunkSizer sizer = new ChunkSizer(TARGET, 1, null);
    int first = sizer.records();

    sizer.applied(first, Duration.ofSeconds(1));

    assertThat(sizer.records()).isEqualTo(first / 2);
  }

  @Test
  void laterAttemptsBeginSmaller() {
    assertThat(new ChunkSizer(TARGET, 4, null).records())
        .isLessThan(new ChunkSizer(TARGET, 1, null).records());
    assertThat(new ChunkSizer(TARGET, 10_000, null).records()).isPositive();
  }

  @Test
  void givesPacedImportsFiveChunksPerSecond() {
    assertThat(new ChunkSizer(TARGET, 1, 1_000).records()).isEqualTo(200);
    assertThat(new ChunkSizer(TARGET, 1, 1).records()).isEqualTo(1);
  }
}
