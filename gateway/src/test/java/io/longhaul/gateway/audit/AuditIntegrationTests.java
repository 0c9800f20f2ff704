package io.longhaul.gateway.audit;

import static io.longhaul.workflows.bulkimport.ScriptedImport.runsUntilStopped;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.workflows.operation.Await;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** What the audit keeps of requests that steer operations, and of those that are denied. */
@ExtendWith(StackExtension.class)
class AuditIntegrationTests {

  private final Stack stack;
  private final Api ann;
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.longhaul.audit");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  AuditIntegrationTests(Stack stack) {
    this.stack = stack;
    this.ann = stack.ann();
  }

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
    logger.setLevel(null);
  }

  @Test
  void aControlActionIsKeptWithWhoWhatAndWhy() {
    String path = stack.submitted(runsUntilStopped());

    ann.post(path + ":cancel", "{\"reason\":\"wrong file\"}");
    ann.post(path + ":fail", "{}");

    String operation = Api.id(path).toString();
    assertThat(kept(2))
        .contains(
            Map.of(
                "event", "control",
                "tenant", "acme",
                "who", "ann",
                "what", "cancel",
                "operation", operation,
                "why", "wrong file",
                "outcome", "202"))
        .contains(
            Map.of(
                "event", "denied",
                "tenant", "acme",
                "who", "ann",
                "what", "fail",
                "operation", operation,
                "why", "INSUFFICIENT_SCOPE"));
  }

  @Test
  void theFacadeIsNoWayRoundIt() {
    String path = stack.submitted(runsUntilStopped());

    ann.post("/google" + path + ":cancel", "{}");

    assertThat(kept(1))
        .containsExactly(
            Map.of(
                "event", "control",
                "tenant", "acme",
                "who", "ann",
                "what", "cancel",
                "operation", Api.id(path).toString(),
                "outcome", "200"));
  }

  @Test
  void whoLooksAtWhatIsNotTheirsIsKept() {
    String path = ann.submitted();
    String upload = ann.uploaded();
    Api bob = stack.api("acme", "bob");

    bob.get(path);
    bob.get("/v1/operations/acme~" + UUID.randomUUID());
    bob.post("/v1/operations", Api.submission(upload), "Idempotency-Key", "audit-1");

    assertThat(kept(2))
        .containsExactly(
            Map.of(
                "event", "denied",
                "tenant", "acme",
                "who", "bob",
                "what", "GET " + path,
                "operation", Api.id(path).toString(),
                "why", "belongs to ann of acme"),
            Map.of(
                "event", "denied",
                "tenant", "acme",
                "who", "bob",
                "what", "POST /v1/operations",
                "why", "belongs to ann of acme"));
  }

  @Test
  void whoHasNoTokenIsKeptWithoutAName() {
    ann.as(null).delete("/v1/operations/acme~x");

    assertThat(kept(1))
        .containsExactly(
            Map.of(
                "event", "denied",
                "what", "DELETE /v1/operations/acme~x",
                "operation", "acme~x",
                "why", "UNAUTHENTICATED"));
  }

  @Test
  void whatIsOrdinaryIsNotKept() {
    String path = ann.submitted();

    ann.get(path);
    ann.get("/v1/kinds");
    ann.as(null).get("/v1/kinds");

    assertThat(kept(1)).hasSize(1);
  }

  // A line may be written after the answer has left.
  private List<Map<String, String>> kept(int count) {
    Await.until(count + " lines", () -> lines.list.size() >= count);
    return List.copyOf(lines.list).stream()
        .map(line -> {
          Map<String, String> values = new LinkedHashMap<>();
          line.getKeyValuePairs().stream()
              .filter(pair -> pair.value != null)
              .forEach(pair -> values.put(pair.key, pair.value.toString()));
          return values;
        })
        .toList();
  }
}
