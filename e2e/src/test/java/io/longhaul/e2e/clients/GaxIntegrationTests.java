package io.longhaul.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.api.gax.longrunning.OperationFuture;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.StatusCode;
import com.google.api.gax.rpc.UnauthenticatedException;
import com.google.longrunning.ListOperationsRequest;
import com.google.longrunning.Operation;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import io.longhaul.e2e.blackbox.Api;
import io.longhaul.e2e.blackbox.CsvFiles;
import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.clients.GaxClient.Way;
import io.longhaul.e2e.operations.Imports;
import io.longhaul.e2e.workload.Shape;
import io.longhaul.e2e.workload.TargetTable;
import io.longhaul.local.token.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** gax-httpjson (Maven), Google's client for operations over HTTP. */
@Tag("clients")
@ExtendWith(ClientStack.class)
class GaxIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private static TargetTable table;

  @BeforeAll
  static void makeTable(Running stack) throws Exception {
    table = stack.newTable(Shape.APPEND_ONLY);
  }

  @ParameterizedTest
  @EnumSource
  void getListCancelAndDelete(Way way, Running stack) throws Exception {
    String id = Imports.start(stack, table, 20_000, 500);
    String name = "operations/" + id;
    try (GaxClient google = client(stack, way)) {
      Operation running = google.operations().getOperation(name);
      google.operations().cancelOperation(name);
      stack.client().awaitState(id, "Canceled", LIMIT);
      Operation canceled = google.operations().getOperation(name);
      google.operations().cancelOperation(name);
      google.operations().deleteOperation(name);

      assertThat(running.getName()).isEqualTo(name);
      assertThat(running.getDone()).isFalse();
      assertThat(canceled.getDone()).isTrue();
      assertThat(canceled.getError().getCode()).isEqualTo(Code.CANCELLED_VALUE);
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> google.operations().getOperation(name));
    }
  }

  @Test
  void listsArePaged(Running stack) throws Exception {
    List<String> started = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String id = Imports.start(stack, table, 10, null);
      stack.client().awaitEnd(id, LIMIT);
      started.add("operations/" + id);
    }
    try (GaxClient google = client(stack, Way.BINDINGS)) {
      List<Operation> listed = new ArrayList<>();
      google
          .operations()
          .listOperations(
              ListOperationsRequest.newBuilder()
                  .setName("operations")
                  .setFilter("status = Succeeded")
                  .setPageSize(2)
                  .build())
          .iterateAll()
          .forEach(listed::add);

      assertThat(listed).allMatch(Operation::getDone);
      assertThat(listed.stream().map(Operation::getName)).containsAll(started);
      assertThatExceptionOfType(ApiException.class)
          .isThrownBy(() -> google.operations().listOperations("operations", "sideways"))
          .satisfies(e -> assertThat(e.getReason()).isEqualTo("INVALID_FILTER"))
          .satisfies(e -> assertThat(code(e)).isEqualTo(StatusCode.Code.INVALID_ARGUMENT));
    }
  }

  @ParameterizedTest
  @EnumSource
  void pollsToTheSuccess(Way way, Running stack) throws Exception {
    String id = Imports.start(stack, table, 3_000, 1_000);
    try (GaxClient google = client(stack, way)) {
      OperationFuture<Struct, Struct> future = google.polling().futureCall("operations/" + id);

      Struct response = future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      Struct metadata = future.getMetadata().get();

      assertThat(text(metadata, "state")).isEqualTo("Succeeded");
      assertThat(number(metadata, "counts", "inserted")).isEqualTo(3_000);
      assertThat(response.getFieldsMap()).isNotEmpty();
    }
  }

  @Test
  void pollsToThePartialSuccess(Running stack) throws Exception {
    List<String> records =
        List.of(CsvFiles.record(1), CsvFiles.record(2).replace("22.50", "a lot"));
    String id = Imports.start(stack, stack.newTable(Shape.SINGLE_KEY), records);
    try (GaxClient google = client(stack, Way.BINDINGS)) {
      OperationFuture<Struct, Struct> future = google.polling().futureCall("operations/" + id);

      future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      Struct metadata = future.getMetadata().get();

      assertThat(text(metadata, "state")).isEqualTo("PartiallySucceeded");
      assertThat(number(metadata, "counts", "rejected")).isEqualTo(1);
    }
  }

  @Test
  void pollsToTheFailure(Running stack) throws Exception {
    String id = failing(stack);
    try (GaxClient google = client(stack, Way.BINDINGS)) {
      OperationFuture<Struct, Struct> future = google.polling().futureCall("operations/" + id);

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> future.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
          .satisfies(e ->
              assertThat(code((ApiException) e.getCause()))
                  .isEqualTo(StatusCode.Code.FAILED_PRECONDITION));
      Operation failed = google.operations().getOperation("operations/" + id);
      ErrorInfo info = failed.getError().getDetails(0).unpack(ErrorInfo.class);
      assertThat(failed.getError().getCode()).isEqualTo(Code.FAILED_PRECONDITION_VALUE);
      assertThat(info.getReason()).isEqualTo("TABLE_MISSING");
      assertThat(info.getMetadataMap()).containsKey("failedStep");
    }
  }

  @Test
  void pollsToTheCancel(Running stack) throws Exception {
    String id = Imports.start(stack, table, 20_000, 500);
    try (GaxClient google = client(stack, Way.BINDINGS)) {
      OperationFuture<Struct, Struct> future = google.polling().futureCall("operations/" + id);

      // Its callable for operations has no cancel over HTTP, only the client itself has.
      google.operations().cancelOperation("operations/" + id);

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> future.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
          .satisfies(e ->
              assertThat(code((ApiException) e.getCause())).isEqualTo(StatusCode.Code.CANCELLED));
    }
  }

  @Test
  void refusalsHaveTheirTypes(Running stack) throws Exception {
    String id = Imports.start(stack, table, 20_000, 500);
    String name = "operations/" + id;
    String stranger = stack.stack().token(Role.CLIENT, "other", "eve");
    String changed = stranger.substring(0, stranger.length() - 4) + "AAAA";
    try (GaxClient own = client(stack, Way.BINDINGS);
        GaxClient other = GaxClient.of(stack.stack().gateway(), stranger, Way.BINDINGS);
        GaxClient forged = GaxClient.of(stack.stack().gateway(), changed, Way.BINDINGS)) {
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> other.operations().getOperation(name))
          .satisfies(e -> assertThat(e.getReason()).isEqualTo("NOT_FOUND"))
          .satisfies(e -> assertThat(e.getDomain()).isEqualTo("longhaul.io"));
      assertThatExceptionOfType(UnauthenticatedException.class)
          .isThrownBy(() -> forged.operations().getOperation(name))
          .satisfies(e -> assertThat(e.getReason()).isEqualTo("UNAUTHENTICATED"));
      assertThatExceptionOfType(ApiException.class)
          .isThrownBy(() -> own.operations().deleteOperation(name))
          .satisfies(e -> assertThat(e.getReason()).isEqualTo("NOT_FINISHED"));
      own.operations().cancelOperation(name);
    }
  }

  private static GaxClient client(Running stack, Way way) throws Exception {
    return GaxClient.of(
        stack.stack().gateway(), stack.stack().token(Role.CLIENT, "acme", "ann"), way);
  }

  private static String failing(Running stack) throws Exception {
    Api api = stack.client();
    String key = Running.newKey();
    Path file = CsvFiles.good(stack.own().files().resolve(key + ".csv"), 10);
    Map<String, Object> input =
        Imports.input(api.upload(file, key), stack.missingTable(Shape.APPEND_ONLY).dataset(), null);
    Map<String, Object> body = Map.of("kind", "bulk-import", "input", input, "onFailure", "fail");
    return api.post("/v1/operations", body, "Idempotency-Key", key).json().path("id").asString();
  }

  private static StatusCode.Code code(ApiException e) {
    return e.getStatusCode().getCode();
  }

  private static String text(Struct struct, String name) {
    return struct.getFieldsMap().getOrDefault(name, Value.getDefaultInstance()).getStringValue();
  }

  private static double number(Struct struct, String group, String name) {
    return struct.getFieldsOrThrow(group).getStructValue().getFieldsOrThrow(name).getNumberValue();
  }
}
