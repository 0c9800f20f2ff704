package io.longhaul.e2e.chaos;

import io.longhaul.e2e.workload.GeneratedFile;
import io.longhaul.e2e.workload.Policy;
import io.longhaul.e2e.workload.TargetTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One import that a lane is about to make.
 *
 * @param pace records per second at most; null for as fast as it goes
 * @param cancelAt share of the records after which it is canceled and then retried; null for never
 */
record Import(
    TargetTable table,
    GeneratedFile file,
    Policy policy,
    @Nullable Integer pace,
    @Nullable Double cancelAt) {
  private static final List<Policy> POLICIES = List.of(Policy.values());
  private static final int FEWEST = 20_000;
  private static final int MOST = 80_000;
  private static final int MANY = 300_000;
  private static final int LEAST_PACE = 2_000;
  private static final int MOST_PACE = 10_000;

  /** The next one, with everything drawn from the lane's random numbers. */
  static Import next(TargetTable table, int number, Random random) {
    boolean fast = random.nextInt(4) == 0;
    int records = fast ? random.nextInt(MOST, MANY) : random.nextInt(FEWEST, MOST);
    int numbers = random.nextInt(records / 4, records * 2);
    Policy policy = POLICIES.get(random.nextInt(POLICIES.size()));
    Integer pace = fast ? null : random.nextInt(LEAST_PACE, MOST_PACE);
    Double cancelAt = random.nextInt(6) == 0 ? random.nextDouble(0.1, 0.9) : null;
    GeneratedFile file = new GeneratedFile(number, random.nextLong(), records, numbers);
    return new Import(table, file, policy, pace, cancelAt);
  }

  /** The input of the operation. */
  Map<String, Object> input(String upload) {
    Map<String, Object> input = new HashMap<>();
    input.put("file", upload);
    input.put("dataset", table.dataset());
    input.put("onDuplicate", policy.word());
    if (pace != null) {
      input.put("maxRowsPerSecond", pace);
    }
    return input;
  }
}
