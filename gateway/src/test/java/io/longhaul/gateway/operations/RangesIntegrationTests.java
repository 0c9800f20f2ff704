package io.longhaul.gateway.operations;

import static io.longhaul.workflows.bulkimport.ScriptedImport.WITH_REJECTS;
import static io.longhaul.workflows.bulkimport.ScriptedImport.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.storage.artifacts.ArtifactId;
import io.longhaul.storage.artifacts.ArtifactWriter;
import io.longhaul.storage.artifacts.Artifacts;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Results and artifacts in parts, under any name, of any size. */
@ExtendWith(StackExtension.class)
class RangesIntegrationTests {

  private static final String CONTENT = "row,name\n17,x\n";
  private static final long LARGE = 1L << 30;

  private final Stack stack;
  private final Api api;
  private final String path;
  private final String file;

  RangesIntegrationTests(Stack stack) {
    this.stack = stack;
    this.api = stack.ann();
    this.path = api.submitted();
    this.file = path + "/artifacts/rejects.csv";
    api.until(path, "Succeeded");
  }

  @Test
  void severalRangesComeInOneAnswer() throws IOException {
    publish("März 2026.rejects.csv");

    Reply reply = api.get(file, "Range", "bytes=0-2,4-7,-2");

    assertThat(reply.status()).isEqualTo(206);
    String type = Objects.requireNonNull(reply.header("Content-Type"));
    assertThat(type).startsWith("multipart/byteranges; boundary=part-");
    assertThat(reply.header("Content-Range")).isNull();
    assertThat(reply.header("Content-Length")).isEqualTo("" + reply.body().length);
    assertThat(reply.header("Repr-Digest")).isEqualTo(api.get(file).header("Repr-Digest"));
    String boundary = type.substring(type.indexOf('=') + 1);
    assertThat(reply.text())
        .isEqualTo(
            part(boundary, "0-2", "row")
                + part(boundary, "4-7", "name")
                + part(boundary, "12-13", "x\n")
                + "\r\n--"
                + boundary
                + "--\r\n");
  }

  private static String part(String boundary, String range, String bytes) {
    return "\r\n--%s\r\nContent-Type: text/csv\r\nContent-Range: bytes %s/14\r\n\r\n%s"
        .formatted(boundary, range, bytes);
  }

  @Test
  void ofSeveralRangesThoseThatExistCount() throws IOException {
    publish(null);

    Reply one = api.get(file, "Range", "bytes=4-7,99-");
    Reply none = api.get(file, "Range", "bytes=99-,100-");

    assertThat(one.status()).isEqualTo(206);
    assertThat(one.header("Content-Range")).isEqualTo("bytes 4-7/14");
    assertThat(one.text()).isEqualTo("name");
    assertThat(none.status()).isEqualTo(416);
    assertThat(none.header("Content-Range")).isEqualTo("bytes */14");
  }

  @Test
  void headIsThatOfTheWhole() throws IOException {
    publish(null);

    Reply head = api.send("HEAD", file, BodyPublishers.noBody(), "Range", "bytes=0-1");

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo("14");
    assertThat(head.header("Accept-Ranges")).isEqualTo("bytes");
  }

  @Test
  void namesOfAnyCharactersAreSaid() throws IOException {
    publish("März.rejects.csv");

    assertThat(api.get(file).header("Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"M_rz.rejects.csv\"; filename*=UTF-8''M%C3%A4rz.rejects.csv");
  }

  @Test
  void aResultComesInPartsToo() {
    String other = stack.submitted(report(WITH_REJECTS));
    api.until(other, "PartiallySucceeded");
    Reply whole = api.get(other + "/result");
    String tag = String.valueOf(whole.header("ETag"));

    Reply part = api.get(other + "/result", "Range", "bytes=1-4", "If-Range", tag);
    Reply head = api.send("HEAD", other + "/result", BodyPublishers.noBody());

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo(whole.text().substring(1, 5));
    assertThat(whole.header("Content-Disposition")).isNull();
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo("" + whole.body().length);
    assertThat(head.header("Repr-Digest")).isEqualTo(whole.header("Repr-Digest"));
  }

  @Test
  void aGigabytePassesThroughWithoutStayingInMemory() throws Exception {
    try (ArtifactWriter writer = artifacts().begin(id(), "application/octet-stream")) {
      byte[] block = new byte[1 << 20];
      for (long written = 0; written < LARGE; written += block.length) {
        writer.stream().write(block);
      }
      writer.publish();
    }
    heapPools(MemoryPoolMXBean::resetPeakUsage);
    long before = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();

    long received = drained();

    long[] peak = {0};
    heapPools(pool -> peak[0] += pool.getPeakUsage().getUsed());
    assertThat(received).isEqualTo(LARGE);
    assertThat(peak[0] - before).as("bytes of heap").isLessThan(LARGE / 2);
  }

  private static void heapPools(Consumer<MemoryPoolMXBean> action) {
    ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .forEach(action);
  }

  private long drained() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.gateway().url() + file))
            .header("Authorization", "Bearer " + stack.issuer().client("acme", "ann"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient();
        InputStream body = client.send(request, BodyHandlers.ofInputStream()).body()) {
      byte[] buffer = new byte[1 << 16];
      long received = 0;
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        received += count;
      }
      return received;
    }
  }

  private void publish(@Nullable String filename) throws IOException {
    try (ArtifactWriter writer = artifacts().begin(id(), "text/csv", filename)) {
      writer.stream().write(CONTENT.getBytes(StandardCharsets.UTF_8));
      writer.publish();
    }
  }

  private Artifacts artifacts() {
    return stack.gateway().part(Artifacts.class);
  }

  private ArtifactId id() {
    String operation = Api.id(path).toString();
    String runId =
        stack
            .worker()
            .client()
            .newUntypedWorkflowStub(operation)
            .describe()
            .getExecution()
            .getRunId();
    return new ArtifactId(operation, runId, "rejects.csv");
  }
}
