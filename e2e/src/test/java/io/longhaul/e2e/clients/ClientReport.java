package io.longhaul.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What the program of one client reported.
 *
 * @param client whose program it is, as in the table of the documentation
 * @param said all that it wrote
 */
record ClientReport(
    String client, List<ClientCase> cases, int exitCode, String said, Duration took) {

  /** One test for each case, and one that none of these is missing. */
  Stream<DynamicTest> tests(Set<String> expected) {
    return tests(expected, done -> {});
  }

  /** The same, with more to hold for each case. */
  Stream<DynamicTest> tests(Set<String> expected, Consumer<ClientCase> also) {
    long failed = cases.stream().filter(each -> !each.passed()).count();
    System.out.printf(
        "client: %-34s %3d passed, %d failed, %.1f s%n",
        client, cases.size() - failed, failed, took.toMillis() / 1000.0);
    DynamicTest complete =
        DynamicTest.dynamicTest(
            client + ": every case is reported",
            () ->
                assertThat(cases.stream().map(ClientCase::name))
                    .as(said)
                    .containsExactlyInAnyOrderElementsOf(expected));
    return Stream.concat(Stream.of(complete), cases.stream().map(each -> test(each, also)));
  }

  private DynamicTest test(ClientCase done, Consumer<ClientCase> also) {
    return DynamicTest.dynamicTest(
        client + ": " + done.name(),
        () -> {
          assertThat(done.problem()).as(done.toString()).isEmpty();
          assertThat(done.passed()).as(done.toString()).isTrue();
          also.accept(done);
        });
  }
}
