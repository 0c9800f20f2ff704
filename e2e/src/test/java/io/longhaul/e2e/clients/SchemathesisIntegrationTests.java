package io.longhaul.e2e.clients;

import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.workload.Shape;
import io.longhaul.local.token.Role;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Schemathesis: thousands of requests made from the document of the API, good ones and bad. */
@Tag("clients")
@ExtendWith(ClientStack.class)
class SchemathesisIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @TestFactory
  Stream<DynamicTest> everyAnswerIsAsDocumented(Running stack) throws Exception {
    // A stream is an answer like any other when it ends soon; and a busy machine is no fault.
    Map<String, String> settings =
        Map.of("LONGHAUL_FOLLOWING_LONGEST_STREAM", "1s", "LONGHAUL_ENGINE_CALL_TIMEOUT", "10s");
    try (SecondGateway gateway = SecondGateway.start(stack, settings)) {
      return Surroundings.of(stack, ClientPrograms.python("fuzz.py"))
          .with("LONGHAUL_URL", gateway.address())
          .with("LONGHAUL_TOKEN", stack.stack().token(Role.SUPPORT, "acme", "ann"))
          .with("LONGHAUL_DATASET", stack.newTable(Shape.APPEND_ONLY).dataset())
          .with("LONGHAUL_CASE_SECONDS", "300")
          .run("schemathesis (PyPI)", LIMIT)
          .tests(Set.of("examples", "coverage", "fuzzing", "stateful", "answers"));
    }
  }
}
