package io.longhaul.e2e.clients;

import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.workload.Shape;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The EventSource of Node and that of Chromium: dropped, resumed, ended, with tickets. */
@Tag("clients")
@ExtendWith(ClientStack.class)
class EventSourceIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Set<String> IN_NODE =
      Set.of("end", "drop and resume", "late reader", "ticket", "expired ticket", "no ticket");
  private static final Set<String> IN_CHROMIUM =
      Set.of("end", "drop and resume", "expired ticket", "ticket runs out while it reads");

  @TestFactory
  Stream<DynamicTest> nodeFollowsToTheEnd(Running stack) throws Exception {
    return follows(stack, ClientPrograms.node("events.mjs"))
        .run("eventsource (npm)", LIMIT)
        .tests(IN_NODE);
  }

  @TestFactory
  Stream<DynamicTest> chromiumFollowsToTheEnd(Running stack) throws Exception {
    return follows(stack, ClientPrograms.node("browser.mjs"))
        .with("LONGHAUL_CHROME", Chrome.find())
        .run("EventSource of Chromium", LIMIT)
        .tests(IN_CHROMIUM);
  }

  private static ClientProgram follows(Running stack, ClientProgram program) throws Exception {
    return Surroundings.of(stack, program)
        .with("LONGHAUL_CASE_SECONDS", "150")
        .with("LONGHAUL_DATASET", stack.newTable(Shape.APPEND_ONLY).dataset())
        .with("LONGHAUL_TICKET_SECONDS", "" + ClientStack.TICKET_SECONDS);
  }
}
