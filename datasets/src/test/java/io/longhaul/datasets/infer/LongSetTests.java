package io.longhaul.datasets.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LongSetTests {

  @Test
  void behavesLikeASet() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    LongSet set = new LongSet();
    Set<Long> expected = new HashSet<>();

    for (int i = 0; i < 200_000; i++) {
      long value = 1 + random.nextLong(100_000) * (random.nextBoolean() ? 1 : 1L << 40);

      assertThat(set.add(value)).as("seed %d", seed).isEqualTo(expected.add(value));
    }
    assertThat(set.size()).isEqualTo(expected.size());
  }
}
