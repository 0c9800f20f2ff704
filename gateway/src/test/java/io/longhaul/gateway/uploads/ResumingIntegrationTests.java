package io.longhaul.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.gateway.stack.TestGateway;
import io.longhaul.storage.Sha256;
import io.longhaul.workflows.operation.Await;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Uploads that break off and go on, on any of two gateways over one store. */
@ExtendWith(StackExtension.class)
class ResumingIntegrationTests {

  private static final int PART = 8 << 20;

  private final Stack stack;
  private final TestGateway second;
  private final TusClient here;
  private final TusClient there;

  ResumingIntegrationTests(Stack stack) {
    this.stack = stack;
    this.second = stack.another();
    this.here = new TusClient(stack.ann());
    this.there = new TusClient(new Api(second.url(), stack.issuer().client("acme", "ann")));
  }

  @AfterEach
  void stop() {
    second.close();
  }

  @Test
  void anyGatewayGoesOnWithAnyUpload() {
    byte[] content = bytes(1, 100_000);
    String path = here.created(content.length);

    for (int offset = 0; offset < content.length; offset += 10_000) {
      TusClient gateway = offset % 20_000 == 0 ? here : there;
      byte[] chunk = Arrays.copyOfRange(content, offset, offset + 10_000);
      assertThat(gateway.patch(path, offset, chunk).status()).isEqualTo(204);
    }

    assertThat(there.head(path).header("Upload-Offset")).isEqualTo("100000");
    assertThat(here.api().get(path).text("/sha256")).isEqualTo(sha256(content));
  }

  @Test
  void atMostOnePartIsSentAgainAfterTheConnectionBroke() throws IOException {
    byte[] content = bytes(2, 2 * PART + 1_000_000);
    String path = here.created(content.length);
    int sent = content.length - 500_000;

    hangUpAfter(path, content, sent);
    long offset =
        Await.value(
            "the gateway to notice",
            () -> {
              long reached = offset(there, path);
              return reached > sent - PART ? reached : null;
            });
    writeUntilComplete(there, path, content);

    assertThat(offset).isGreaterThan(sent - PART);
    assertThat(here.api().get(path).text("/sha256")).isEqualTo(sha256(content));
  }

  @Test
  void ofWritersThatRaceOnTwoGatewaysOneWinsEachTime() throws Exception {
    byte[] content = bytes(3, 3 * PART + 17);
    String path = here.created(content.length);
    List<Integer> refusals = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<List<Integer>>> writers = new ArrayList<>();
      for (TusClient gateway : List.of(here, there, here, there)) {
        writers.add(() -> writeUntilComplete(gateway, path, content));
      }
      for (Future<List<Integer>> writer : threads.invokeAll(writers)) {
        refusals.addAll(writer.get());
      }
    }

    assertThat(refusals).isNotEmpty().allMatch(status -> status == 423 || status == 409);
    assertThat(here.api().get(path).text("/sha256")).isEqualTo(sha256(content));
  }

  private static List<Integer> writeUntilComplete(TusClient gateway, String path, byte[] content) {
    List<Integer> refusals = new ArrayList<>();
    long offset = offset(gateway, path);
    while (offset < content.length) {
      byte[] rest = Arrays.copyOfRange(content, (int) offset, content.length);
      Reply reply = gateway.patch(path, offset, rest);
      if (reply.status() != 204) {
        refusals.add(reply.status());
      }
      offset = offset(gateway, path);
    }
    return refusals;
  }

  private static long offset(TusClient gateway, String path) {
    return Long.parseLong(Objects.requireNonNull(gateway.head(path).header("Upload-Offset")));
  }

  private void hangUpAfter(String path, byte[] content, int count) throws IOException {
    URI url = URI.create(stack.gateway().url());
    String head =
        String.join(
            "\r\n",
            "PATCH " + path + " HTTP/1.1",
            "Host: x",
            "Tus-Resumable: 1.0.0",
            "Upload-Offset: 0",
            "Content-Type: application/offset+octet-stream",
            "Content-Length: " + content.length,
            "Authorization: Bearer " + stack.issuer().client("acme", "ann"),
            "",
            "");
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(content, 0, count);
      out.flush();
    }
  }

  private static byte[] bytes(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static String sha256(byte[] content) {
    MessageDigest digest = Sha256.start();
    digest.update(content);
    return Sha256.finish(digest);
  }
}
