package io.longhaul.e2e.clients;

import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.stack.Repository;
import io.longhaul.e2e.workload.Shape;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is made from the document of the API, and what looks for faults in it. */
@Tag("clients")
@ExtendWith(ClientStack.class)
class GeneratedClientIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @TestFactory
  Stream<DynamicTest> typedClientCompilesAndDrivesAnImport(Running stack) throws Exception {
    return Surroundings.of(stack, ClientPrograms.node("typed.mjs"))
        .with("LONGHAUL_DATASET", stack.newTable(Shape.APPEND_ONLY).dataset())
        .run("openapi-typescript, openapi-fetch", LIMIT)
        .tests(Set.of("types are generated", "client compiles", "drives one import"));
  }

  @TestFactory
  Stream<DynamicTest> documentIsClean() throws Exception {
    String document =
        Repository.find().resolve("gateway/src/main/openapi/longhaul.yaml").toString();
    return ClientPrograms.node("lint.mjs")
        .with("LONGHAUL_OPENAPI", document)
        .run("@redocly/cli (npm)", LIMIT)
        .tests(Set.of("longhaul.yaml is clean"));
  }
}
