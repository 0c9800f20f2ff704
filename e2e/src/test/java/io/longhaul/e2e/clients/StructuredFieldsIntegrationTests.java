package io.longhaul.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.e2e.blackbox.Cli;
import io.longhaul.e2e.blackbox.CsvFiles;
import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.workload.Shape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** The parser structured-headers on what the gateway and the command send. */
@Tag("clients")
@ExtendWith(ClientStack.class)
class StructuredFieldsIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Set<String> CASES =
      Set.of(
          "RateLimit",
          "RateLimit-Policy",
          "Repr-Digest",
          "Repr-Digest is that of the body",
          "Preference-Applied",
          "Cache-Control",
          "Vary",
          "Age",
          "Retry-After",
          "Accept-Ranges",
          "Content-Type",
          "Idempotent-Replayed",
          "Access-Control-Expose-Headers",
          "Upload-Offset",
          "Upload-Length",
          "Idempotency-Key of the longhaul command");

  @TestFactory
  Stream<DynamicTest> everyStructuredFieldIsParsed(Running stack) throws Exception {
    String dataset = stack.newTable(Shape.APPEND_ONLY).dataset();
    return Surroundings.of(stack, ClientPrograms.node("fields.mjs"))
        .with("LONGHAUL_DATASET", dataset)
        .with("LONGHAUL_SENT_KEYS", JsonMapper.shared().writeValueAsString(keys(stack, dataset)))
        .run("structured-headers (npm)", LIMIT)
        .tests(CASES);
  }

  private static List<String> keys(Running stack, String dataset) throws Exception {
    Path file = CsvFiles.good(stack.own().files().resolve("fields.csv"), 10);
    try (FaultyProxy proxy = FaultyProxy.to(stack.stack().gateway())) {
      Cli.Done done =
          new Cli(stack)
              .run("import", file.toString(), "--dataset", dataset, "--server", proxy.address());
      assertThat(done.exitCode()).as(done.toString()).isZero();
      return proxy.keys();
    }
  }
}
