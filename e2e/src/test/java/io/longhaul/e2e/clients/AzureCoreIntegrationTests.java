package io.longhaul.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.rest.Response;
import com.azure.core.util.BinaryData;
import com.azure.core.util.polling.LongRunningOperationStatus;
import io.longhaul.e2e.blackbox.Api;
import io.longhaul.e2e.blackbox.Await;
import io.longhaul.e2e.blackbox.CsvFiles;
import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.clients.AzureCore.End;
import io.longhaul.e2e.clients.AzureCore.Poller;
import io.longhaul.e2e.clients.FaultyProxy.Fault;
import io.longhaul.e2e.operations.Imports;
import io.longhaul.e2e.workload.Shape;
import io.longhaul.e2e.workload.TargetTable;
import io.longhaul.local.token.Role;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** azure-core (Maven): SyncPoller and PollerFlux, by Operation-Location and by Location alone. */
@Tag("clients")
@ExtendWith(ClientStack.class)
class AzureCoreIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int MOST_READS = 90;

  private static TargetTable table;

  private final ExecutorService pollers = Executors.newVirtualThreadPerTaskExecutor();
  private final String key = Running.newKey();
  private final String id = "acme~" + key;

  /** Which of the two headers the poller has to go by. */
  enum Header {
    OPERATION_LOCATION,
    LOCATION
  }

  /** A poller, and what it goes by. */
  record Way(Poller poller, Header header) {
    static List<Way> all() {
      List<Way> all = new ArrayList<>();
      for (Poller poller : Poller.values()) {
        for (Header header : Header.values()) {
          all.add(new Way(poller, header));
        }
      }
      return all;
    }
  }

  static List<Way> ways() {
    return Way.all();
  }

  @BeforeAll
  static void makeTable(Running stack) throws Exception {
    table = stack.newTable(Shape.APPEND_ONLY);
  }

  @AfterEach
  void endThePollers() {
    pollers.shutdownNow();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void succeeds(Way way, Running stack) throws Exception {
    Map<String, Object> body = body(stack, good(stack, 2_000), table, 1_000);
    try (FaultyProxy proxy = proxy(stack, way)) {
      AzureCore azure = azure(stack, proxy);

      End end = way.poller().poll(azure, azure.start(key, body), LIMIT);

      assertThat(end.status()).isEqualTo(LongRunningOperationStatus.SUCCESSFULLY_COMPLETED);
      assertThat(JsonMapper.shared().readTree(end.result()))
          .isEqualTo(stack.client().get("/v1/operations/" + id + "/result").json());
      assertBounded(proxy);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void succeedsPartially(Way way, Running stack) throws Exception {
    Path file =
        CsvFiles.of(
            stack.own().files().resolve(key + ".csv"),
            List.of(CsvFiles.record(1), CsvFiles.record(2).replace("22.50", "a lot")));
    Map<String, Object> body = body(stack, file, stack.newTable(Shape.SINGLE_KEY), null);
    try (FaultyProxy proxy = proxy(stack, way)) {
      AzureCore azure = azure(stack, proxy);

      End end = way.poller().poll(azure, azure.start(key, body), LIMIT);

      assertThat(end.status()).isEqualTo(LongRunningOperationStatus.SUCCESSFULLY_COMPLETED);
      assertThat(Api.state(stack.client().operation(id))).isEqualTo("PartiallySucceeded");
      assertThat(end.result()).isNotBlank();
      assertBounded(proxy);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void fails(Way way, Running stack) throws Exception {
    TargetTable missing = stack.missingTable(Shape.APPEND_ONLY);
    Map<String, Object> body = new HashMap<>(body(stack, good(stack, 10), missing, null));
    body.put("onFailure", "fail");
    try (FaultyProxy proxy = proxy(stack, way)) {
      AzureCore azure = azure(stack, proxy);

      End end = way.poller().poll(azure, azure.start(key, body), LIMIT);

      assertThat(end.status()).isEqualTo(LongRunningOperationStatus.FAILED);
      assertThat(end.document()).contains("TABLE_MISSING");
      assertBounded(proxy);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void isCanceled(Way way, Running stack) throws Exception {
    Map<String, Object> body = body(stack, good(stack, 20_000), table, 500);
    try (FaultyProxy proxy = proxy(stack, way)) {
      AzureCore azure = azure(stack, proxy);
      Response<BinaryData> started = azure.start(key, body);
      Future<End> polling = pollers.submit(() -> way.poller().poll(azure, started, LIMIT));
      awaitReads(proxy, 1);

      stack.client().post("/v1/operations/" + id + ":cancel", Map.of());
      End end = polling.get(LIMIT.toSeconds(), TimeUnit.SECONDS);

      assertThat(end.status())
          .isEqualTo(
              way.header() == Header.OPERATION_LOCATION
                  ? LongRunningOperationStatus.USER_CANCELLED
                  : LongRunningOperationStatus.FAILED);
      assertThat(end.document()).contains("CANCELED");
      assertBounded(proxy);
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @MethodSource("ways")
  void isParkedAndRetried(Way way, Running stack) throws Exception {
    TargetTable missing = stack.missingTable(Shape.APPEND_ONLY);
    Map<String, Object> body = body(stack, good(stack, 100), missing, null);
    try (FaultyProxy proxy = proxy(stack, way)) {
      AzureCore azure = azure(stack, proxy);
      Response<BinaryData> started = azure.start(key, body);
      stack.client().awaitState(id, "NeedsAttention", LIMIT);
      Future<End> polling = pollers.submit(() -> way.poller().poll(azure, started, LIMIT));
      awaitReads(proxy, 1);

      try (Connection connection = stack.own().connect()) {
        missing.create(connection);
      }
      stack.support().post("/v1/operations/" + id + ":retry", Map.of("reason", "table made"));
      End end = polling.get(LIMIT.toSeconds(), TimeUnit.SECONDS);

      assertThat(end.status()).isEqualTo(LongRunningOperationStatus.SUCCESSFULLY_COMPLETED);
      assertBounded(proxy);
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @MethodSource("ways")
  void outlastsTooManyRequestsAndAnOutage(Way way, Running stack) throws Exception {
    Map<String, Object> body = body(stack, good(stack, 6_000), table, 500);
    try (FaultyProxy proxy = proxy(stack, way, Fault.IS_BUSY)) {
      AzureCore azure = azure(stack, proxy);

      End end = way.poller().poll(azure, azure.start(key, body), LIMIT);

      assertThat(end.status()).isEqualTo(LongRunningOperationStatus.SUCCESSFULLY_COMPLETED);
      assertThat(proxy.refusals(id)).isEqualTo(2);
      assertBounded(proxy);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void endsWhenTheRecordIsGone(Way way, Running stack) throws Exception {
    Map<String, Object> body = body(stack, good(stack, 10), table, null);
    try (FaultyProxy proxy = proxy(stack, way)) {
      AzureCore azure = azure(stack, proxy);
      Response<BinaryData> started = azure.start(key, body);
      stack.client().awaitEnd(id, LIMIT);
      stack.client().send("DELETE", "/v1/operations/" + id, new byte[0]);

      End end = way.poller().poll(azure, started, LIMIT);

      assertThat(end.status()).isEqualTo(LongRunningOperationStatus.FAILED);
      assertThat(end.document()).contains("GONE");
      assertThat(proxy.reads(id)).isBetween(1, 3);
    }
  }

  private void assertBounded(FaultyProxy proxy) {
    assertThat(proxy.reads(id)).as("reads").isBetween(1, MOST_READS);
  }

  private void awaitReads(FaultyProxy proxy, int reads) throws Exception {
    Await.until(reads + " reads", LIMIT, () -> proxy.reads(id), seen -> seen >= reads);
  }

  private static FaultyProxy proxy(Running stack, Way way, Fault... more) throws Exception {
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    faults.addAll(List.of(more));
    if (way.header() == Header.LOCATION) {
      faults.add(Fault.DROPS_OPERATION_LOCATION);
    }
    return FaultyProxy.to(stack.stack().gateway(), faults);
  }

  private static AzureCore azure(Running stack, FaultyProxy proxy) {
    return new AzureCore(proxy.address(), stack.stack().token(Role.CLIENT, "acme", "ann"));
  }

  private Path good(Running stack, int records) throws Exception {
    return CsvFiles.good(stack.own().files().resolve(key + ".csv"), records);
  }

  private Map<String, Object> body(
      Running stack, Path file, TargetTable table, @Nullable Integer pace) throws Exception {
    String upload = stack.client().upload(file, key);
    return Map.of("kind", "bulk-import", "input", Imports.input(upload, table.dataset(), pace));
  }
}
