package io.longhaul.e2e.outages;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.TokenSource;
import io.longhaul.client.Upload;
import io.longhaul.e2e.blackbox.Answer;
import io.longhaul.e2e.blackbox.Api;
import io.longhaul.e2e.blackbox.CsvFiles;
import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.blackbox.StackExtension;
import io.longhaul.e2e.operations.Imports;
import io.longhaul.e2e.workload.Shape;
import io.longhaul.e2e.workload.TargetTable;
import io.longhaul.local.token.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** Clients that hang up, and gateways that die, in the middle of a request. */
@ExtendWith(StackExtension.class)
class BrokenConnectionIntegrationTests {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Test
  void clientThatHangsUpInTheMiddleOfAPostFindsOneOperation(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.APPEND_ONLY);
    Api api = stack.client();
    String key = Running.newKey();
    Path file = CsvFiles.good(stack.own().files().resolve(key + ".csv"), 100);
    Map<String, Object> input = Imports.input(api.upload(file, key), table.dataset(), null);
    byte[] body =
        JsonMapper.shared().writeValueAsBytes(Map.of("kind", "bulk-import", "input", input));

    for (int i = 0; i < 3; i++) {
      sendAndHangUp(
          stack, post("/v1/operations", key, "application/json", ""), body, body.length / 2);
      sendAndHangUp(stack, post("/v1/operations", key, "application/json", ""), body, body.length);
    }
    Answer answer = api.start(key, input);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    api.awaitEnd("acme~" + key, LIMIT);
    assertThat(stack.count("SELECT count(*) FROM " + table.table())).isEqualTo(100);
    assertThat(
            stack.count(
                "SELECT count(*) FROM longhaul.ledger WHERE operation_id = 'acme~" + key + "'"))
        .isEqualTo(1);
  }

  @Test
  void clientThatHangsUpInTheMiddleOfAnUploadTriesAgain(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.APPEND_ONLY);
    Api api = stack.client();
    String key = Running.newKey();
    Path file = CsvFiles.good(stack.own().files().resolve(key + ".csv"), 20_000);
    byte[] body = Files.readAllBytes(file);
    String tus = "Tus-Resumable: 1.0.0\r\nUpload-Length: " + body.length + "\r\n";
    String media = "application/offset+octet-stream";

    sendAndHangUp(stack, post("/v1/uploads", key, media, tus), body, body.length / 2);
    String upload = api.upload(file, key);
    String again = api.upload(file, key);
    api.start(key, Imports.input(upload, table.dataset(), null));

    assertThat(again).isEqualTo(upload);
    assertThat(Api.state(api.awaitEnd("acme~" + key, LIMIT))).isEqualTo("Succeeded");
    assertThat(stack.count("SELECT count(*) FROM " + table.table())).isEqualTo(20_000);
  }

  @Test
  void uploadSurvivesTheGatewayThatTookIt(Running stack) throws Exception {
    TargetTable table = stack.newTable(Shape.SINGLE_KEY);
    String key = Running.newKey();
    Path file = CsvFiles.good(stack.own().files().resolve(key + ".csv"), 400_000);
    AtomicBoolean killed = new AtomicBoolean();
    try (LonghaulClient client =
        LonghaulClient.builder(stack.stack().gateway())
            .token(TokenSource.of(stack.stack().token(Role.CLIENT, "acme", "ann")))
            .build()) {
      Upload upload =
          client.upload(
              file,
              key,
              (sent, total) -> {
                if (sent > total / 3 && killed.compareAndSet(false, true)) {
                  stack.signal("KILL", "gateway");
                }
              });
      stack.client().start(key, Imports.input(upload.id(), table.dataset(), null));
    }

    assertThat(killed).isTrue();
    assertThat(Api.state(stack.client().awaitEnd("acme~" + key, LIMIT))).isEqualTo("Succeeded");
    assertThat(stack.count("SELECT count(*) FROM " + table.table())).isEqualTo(400_000);
  }

  private static String post(String path, String key, String media, String more) {
    return """
    POST %s HTTP/1.1\r
    Host: 127.0.0.1\r
    Authorization: Bearer TOKEN\r
    Content-Type: %s\r
    Content-Length: LENGTH\r
    Idempotency-Key: %s\r
    %s\r
    """
        .formatted(path, media, key, more);
  }

  private static void sendAndHangUp(Running stack, String head, byte[] body, int bytes)
      throws IOException {
    URI gateway = stack.stack().gateway();
    String token = stack.stack().token(Role.CLIENT, "acme", "ann");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.getPort())) {
      socket.setSoLinger(bytes < body.length, 0);
      String complete = head.replace("TOKEN", token).replace("LENGTH", "" + body.length);
      socket.getOutputStream().write(complete.getBytes(US_ASCII));
      socket.getOutputStream().write(body, 0, bytes);
      socket.getOutputStream().flush();
    }
  }
}
