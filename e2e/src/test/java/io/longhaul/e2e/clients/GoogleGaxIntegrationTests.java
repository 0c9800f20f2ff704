package io.longhaul.e2e.clients;

import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.workload.Shape;
import io.longhaul.local.token.Role;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** google-gax (npm), Google's client for operations in JavaScript. */
@Tag("clients")
@ExtendWith(ClientStack.class)
class GoogleGaxIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(6);
  private static final Set<String> CASES =
      Set.of(
          "get",
          "list",
          "cancel",
          "delete",
          "poll to the success",
          "poll to the partial success",
          "poll to the failure",
          "poll to the cancel",
          "poll over a park",
          "a token that is no good");

  @TestFactory
  Stream<DynamicTest> googleGaxDrivesOperations(Running stack) throws Exception {
    return Surroundings.of(stack, ClientPrograms.node("google-node", "google.mjs"))
        .with("LONGHAUL_SUPPORT_TOKEN", stack.stack().token(Role.SUPPORT, "help", "sam"))
        .with("LONGHAUL_DATASET", stack.newTable(Shape.APPEND_ONLY).dataset())
        .run("google-gax (npm)", LIMIT)
        .tests(CASES, done -> {});
  }
}
