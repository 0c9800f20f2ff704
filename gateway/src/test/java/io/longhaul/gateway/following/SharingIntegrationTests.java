package io.longhaul.gateway.following;

import static io.longhaul.workflows.bulkimport.ScriptedImport.fails;
import static io.longhaul.workflows.bulkimport.ScriptedImport.runsUntilStopped;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.gateway.stack.TestGateway;
import io.longhaul.workflows.operation.Await;
import io.longhaul.workflows.operation.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many looks at a real engine readers cost, and that what they see never goes back. */
@ExtendWith(StackExtension.class)
class SharingIntegrationTests {

  private static final int READERS = 32;
  private static final long SECONDS = 3;

  private final Stack stack;
  private final Api api;
  private final TestGateway gateway;
  private final TestGateway second;

  SharingIntegrationTests(Stack stack) {
    this.stack = stack;
    this.api = stack.ann();
    this.gateway = stack.gateway();
    this.second = stack.another("longhaul.operations.base-url=" + gateway.url());
  }

  @AfterEach
  void stop() {
    second.close();
  }

  @Test
  void manyReadersOfOneOperationCostTwoDescribesASecond() throws Exception {
    String path = stack.submitted(runsUntilStopped());
    api.until(path, "Running");
    int before = gateway.describes(path);

    long replies = 0;
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        readers.add(executor.submit(() -> readFor(path)));
      }
      for (Future<Long> reader : readers) {
        replies += reader.get();
      }
    }

    assertThat(gateway.describes(path) - before).isBetween(3, (int) SECONDS * 2 + 1);
    assertThat(replies).isGreaterThan(READERS * SECONDS);
    api.post(path + ":cancel", "{}");
  }

  // Each reply shows at least the version of the one before, whichever replica gave it.
  @Test
  void twoReplicasNeverTakeAClientBack() {
    String path = stack.submitted(runsUntilStopped());
    Api other = new Api(second.url(), stack.issuer().client("acme", "ann"));
    api.until(path, "Running");
    Version latest = null;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);

    for (int i = 0; System.nanoTime() < end; i++) {
      String shown = latest == null ? "\"0.0-000000000000\"" : tag(latest);
      Reply reply = (i % 2 == 0 ? api : other).get(path, "If-None-Match", shown);
      Version version = Version.shownIn(reply.header("ETag"));
      assertThat(version).isNotNull();
      assertThat(latest == null || !latest.isAfter(version)).isTrue();
      latest = version;
    }

    api.post(path + ":cancel", "{}");
  }

  @Test
  void theTagIsTheSameInEveryReplica() {
    String path = stack.submitted(fails(ErrorCode.TABLE_MISSING));
    Api other = new Api(second.url(), stack.issuer().client("acme", "ann"));
    Reply here = api.until(path, "NeedsAttention");

    Reply there = other.get(path);

    assertThat(there.header("ETag")).isEqualTo(here.header("ETag"));
    assertThat(there.text()).isEqualTo(here.text());
    api.post(path + ":cancel", "{}");
  }

  @Test
  void whatHasFinishedIsServedFromMemoryWithItsAge() {
    String path = api.submitted();
    api.until(path, "Succeeded");
    int before = gateway.describes(path);

    Reply reply =
        Await.value(
            "an age",
            () -> {
              Reply got = api.get(path);
              return "2".equals(got.header("Age")) ? got : null;
            });

    assertThat(gateway.describes(path)).isEqualTo(before);
    assertThat(reply.header("Retry-After")).isNull();
    assertThat(reply.header("Cache-Control")).isEqualTo("private, no-cache");
  }

  @Test
  void aDeleteAtAnotherReplicaIsSeenInBoundedTime() {
    try (TestGateway impatient = stack.another("longhaul.following.finished-age=1s")) {
      Api there = new Api(impatient.url(), stack.issuer().client("acme", "ann"));
      String path = api.submitted();
      there.until(path, "Succeeded");

      api.delete(path);

      assertThat(api.get(path).status()).isEqualTo(410);
      Await.until("the delete to be seen", () -> there.get(path).status() == 410);
    }
  }

  @Test
  void aRetryIsSeenAtOnceHereAndSoonElsewhere() {
    String path = stack.submitted(runsUntilStopped());
    Api other = new Api(second.url(), stack.issuer().client("acme", "ann"));
    api.until(path, "Running");
    api.post(path + ":cancel", "{}");
    api.until(path, "Canceled");
    other.until(path, "Canceled");

    api.post(path + ":retry", "{}");

    assertThat(api.get(path).text("/retriedAs")).endsWith("~1");
    Await.until("the retry to be seen", () -> !other.get(path).text("/retriedAs").isEmpty());
    api.until(path + "~1", "Succeeded");
  }

  private long readFor(String path) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    long replies = 0;
    Version latest = null;
    while (System.nanoTime() < end) {
      Version version = Version.shownIn(api.get(path).header("ETag"));
      assertThat(version).isNotNull();
      assertThat(latest == null || !latest.isAfter(version)).isTrue();
      latest = version;
      replies++;
    }
    return replies;
  }

  private static String tag(Version version) {
    return '"' + version.toString() + "-000000000000\"";
  }
}
