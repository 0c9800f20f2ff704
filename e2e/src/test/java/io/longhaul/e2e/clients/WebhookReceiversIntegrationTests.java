package io.longhaul.e2e.clients;

import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.stack.Repository;
import io.longhaul.e2e.workload.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Receivers of webhooks that verify with libraries which are not ours. */
@Tag("clients")
@ExtendWith(ClientStack.class)
class WebhookReceiversIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(6);
  private static final Set<String> EVERY =
      Set.of(
          "callback with a secret",
          "registered endpoint",
          "resent: the same message, verified again",
          "secret of somebody else",
          "any byte changed",
          "rotated with overlap",
          "rotated without overlap",
          "the overlap is over");
  private static final String BETWEEN = "changed on the way";
  private static final String OLD = "genuine but old";

  @TestFactory
  Stream<DynamicTest> standardwebhooksVerifiesAndRefuses(Running stack) throws Exception {
    return node(stack, "standardwebhooks (npm)", "standardwebhooks", BETWEEN, OLD);
  }

  @TestFactory
  Stream<DynamicTest> svixVerifiesAndRefuses(Running stack) throws Exception {
    return node(stack, "svix (npm)", "svix", BETWEEN, OLD);
  }

  @TestFactory
  Stream<DynamicTest> octokitVerifiesAndRefuses(Running stack) throws Exception {
    return node(
        stack,
        "@octokit/webhooks-methods (npm)",
        "octokit",
        BETWEEN,
        "a message has one id, whoever repeats it",
        "standardwebhooks verifies the same message");
  }

  @TestFactory
  Stream<DynamicTest> standardwebhooksOfPythonVerifiesAndRefuses(Running stack) throws Exception {
    return run(stack, "standardwebhooks (PyPI)", ClientPrograms.python("webhooks.py"), OLD);
  }

  @TestFactory
  Stream<DynamicTest> theReceiverOfTheDocumentationDoesWhatItSays(Running stack) throws Exception {
    Path page = Repository.find().resolve("docs/http-api.md");
    return program(stack, ClientPrograms.python("page.py"))
        .with("LONGHAUL_PAGE", page.toString())
        .run("docs/http-api.md, its receiver", LIMIT)
        .tests(Set.of("import with a callback", "registered endpoint", "another secret"));
  }

  private static Stream<DynamicTest> node(
      Running stack, String client, String library, String... more) throws Exception {
    return run(stack, client, ClientPrograms.node("webhooks.mjs").arguments(library), more);
  }

  private static Stream<DynamicTest> run(
      Running stack, String client, ClientProgram program, String... more) throws Exception {
    Set<String> cases = new HashSet<>(EVERY);
    cases.addAll(Set.of(more));
    return program(stack, program).run(client, LIMIT).tests(cases);
  }

  private static ClientProgram program(Running stack, ClientProgram program) throws Exception {
    return Surroundings.of(stack, program)
        .with("LONGHAUL_CASE_SECONDS", "150")
        .with("LONGHAUL_DATASET", stack.newTable(Shape.APPEND_ONLY).dataset());
  }
}
