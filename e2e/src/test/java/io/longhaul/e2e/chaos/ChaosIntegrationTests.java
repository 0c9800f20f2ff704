package io.longhaul.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.e2e.blackbox.StackExtension;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

/** The ordinary dose of chaos. */
class ChaosIntegrationTests {
  private static final int FAULTS = 30;

  @Test
  void thirtyFaultsInRunningLoadsLoseAndDoubleNothing() throws Exception {
    long seed = Long.getLong("longhaul.chaos.seed", new SecureRandom().nextLong() >>> 16);
    System.out.println("chaos seed " + seed);

    ChaosReport report =
        new ChaosRun(ChaosSettings.of(FAULTS, seed, StackExtension.engine()), System.out::println)
            .run();

    System.out.println(report.text());
    assertThat(report.problems()).as("problems of seed " + seed).isEmpty();
    assertThat(report.faults()).isGreaterThanOrEqualTo(FAULTS);
    assertThat(report.operations().ends()).containsKey("PartiallySucceeded");
  }
}
