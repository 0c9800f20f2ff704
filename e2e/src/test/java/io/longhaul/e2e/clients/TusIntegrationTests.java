package io.longhaul.e2e.clients;

import io.longhaul.e2e.blackbox.Running;
import io.longhaul.local.supervision.ChildStatus;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** tus-js-client against two gateways, both killed in the middle. */
@Tag("clients")
@ExtendWith(ClientStack.class)
class TusIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(6);
  private static final Set<String> CASES =
      Set.of(
          "plain",
          "empty",
          "chunked",
          "parallel",
          "deferred length",
          "creation with upload",
          "creation with upload, deferred length",
          "abort and resume",
          "terminate",
          "resumed on another gateway",
          "gateway killed, resumed on another",
          "gateway killed, started again");

  @TestFactory
  Stream<DynamicTest> everyFileArrivesWhole(Running stack) throws Exception {
    try (SecondGateway second = SecondGateway.start(stack)) {
      ChildStatus gateway = stack.stack().process("gateway");
      ClientReport report =
          Surroundings.of(stack, ClientPrograms.node("uploads.mjs"))
              .with("LONGHAUL_CASE_SECONDS", "150")
              .with("LONGHAUL_SECOND_URL", second.address())
              .with("LONGHAUL_SECOND_PID", "" + second.process().pid())
              .with("LONGHAUL_GATEWAY_PID", "" + gateway.pid())
              .run("tus-js-client (npm)", LIMIT);
      stack.awaitSuccessor(gateway);
      return report.tests(CASES);
    }
  }
}
