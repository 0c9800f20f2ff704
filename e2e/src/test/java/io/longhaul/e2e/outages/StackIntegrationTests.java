package io.longhaul.e2e.outages;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.e2e.blackbox.Api;
import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.blackbox.StackExtension;
import io.longhaul.e2e.operations.Imports;
import io.longhaul.e2e.workload.Shape;
import io.longhaul.e2e.workload.TargetTable;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two stacks beside each other. */
@ExtendWith(StackExtension.class)
class StackIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @Test
  void twoStacksLiveSideBySide(Running first) throws Exception {
    Running second = Running.start(1);
    try {
      TargetTable there = second.newTable(Shape.SINGLE_KEY);
      TargetTable here = first.newTable(Shape.SINGLE_KEY);

      String onSecond = Imports.start(second, there, 1_000, null);
      String onFirst = Imports.start(first, here, 2_000, null);

      assertThat(Api.state(second.client().awaitEnd(onSecond, LIMIT))).isEqualTo("Succeeded");
      assertThat(Api.state(first.client().awaitEnd(onFirst, LIMIT))).isEqualTo("Succeeded");
      assertThat(first.client().get("/v1/operations/" + onSecond).status()).isEqualTo(404);
      assertThat(second.client().get("/v1/operations/" + onFirst).status()).isEqualTo(404);
      assertThat(second.count("SELECT count(*) FROM " + there.table())).isEqualTo(1_000);
    } finally {
      second.own().closeAndForget();
    }
  }
}
