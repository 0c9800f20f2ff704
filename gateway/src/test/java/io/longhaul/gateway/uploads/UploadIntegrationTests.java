package io.longhaul.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.RawConnection;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files from clients, in one request each. */
@ExtendWith(StackExtension.class)
class UploadIntegrationTests {

  private static final byte[] CONTENT = "name\nRex\n".getBytes(StandardCharsets.UTF_8);
  private static final String SHA_256 =
      "fa7d5921ba9564946931f49f76b8d54eb617250e08758798e69ef1407a6c0cf1";
  private static final int MANY_BYTES = 200 << 20;

  private final Stack stack;
  private final Api api;
  private final String key = UUID.randomUUID().toString();

  UploadIntegrationTests(Stack stack) {
    this.stack = stack;
    this.api = stack.ann();
  }

  @Test
  void takesAFileAndSaysWhatItHas() {
    Reply reply = api.upload(key, CONTENT, "Upload-Metadata", "filename cGV0cy5jc3Y=");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.header("Upload-Offset")).isEqualTo("9");
    assertThat(reply.header("Tus-Resumable")).isEqualTo("1.0.0");
    assertThat(reply.header("Upload-Expires")).endsWith("GMT");
    assertThat(reply.header("Location"))
        .isEqualTo(stack.gateway().url() + "/v1/uploads/" + reply.text("/id"));
    assertThat(reply.json().get("complete").asBoolean()).isTrue();
    assertThat(reply.text("/sha256")).isEqualTo(SHA_256);
    assertThat(reply.text("/metadata/filename")).isEqualTo("pets.csv");
  }

  @Test
  void aRepetitionMeetsTheSameUpload() {
    Reply first = api.upload(key, CONTENT);

    Reply again = api.upload(key, CONTENT);

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
  }

  @Test
  void anotherFileUnderTheKeyIsRefused() {
    api.upload(key, CONTENT);

    Reply longer = api.upload(key, "other content".getBytes(StandardCharsets.UTF_8));
    Reply renamed = api.upload(key, CONTENT, "Upload-Metadata", "filename eA==");
    Reply others = stack.api("acme", "bob").upload(key, CONTENT);

    assertThat(longer.status()).isEqualTo(422);
    assertThat(longer.text("/code")).isEqualTo("KEY_REUSED");
    assertThat(renamed.status()).isEqualTo(422);
    assertThat(others.status()).isEqualTo(409);
    assertThat(others.text("/code")).isEqualTo("KEY_IN_USE");
    assertThat(stack.api("other", "ann").upload(key, CONTENT).status()).isEqualTo(201);
  }

  @Test
  void whatBrokeOffIsSentAgainWhole() throws IOException {
    URI url = URI.create(stack.gateway().url());
    String head = head("Content-Length: 9", "Content-Type: application/offset+octet-stream");
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.getOutputStream().write((head + "name").getBytes(StandardCharsets.US_ASCII));
    }

    Reply again = api.upload(key, CONTENT);

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json().get("complete").asBoolean()).isTrue();
  }

  @Test
  void aBodyThatIsShorterIsABeginning() {
    Reply reply =
        raw(
            CONTENT,
            "Tus-Resumable",
            "1.0.0",
            "Upload-Length",
            "100",
            "Content-Type",
            "application/offset+octet-stream");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.header("Upload-Offset")).isEqualTo("9");
    assertThat(reply.json().get("complete").asBoolean()).isFalse();
  }

  @Test
  void aBodyThatIsLongerIsRefused() {
    Reply reply =
        raw(
            CONTENT,
            "Tus-Resumable",
            "1.0.0",
            "Upload-Length",
            "8",
            "Content-Type",
            "application/offset+octet-stream");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("/detail")).contains("Upload-Length");
  }

  @Test
  void withoutAKeyEachRequestIsAnotherUpload() {
    String[] headers = {
      "Tus-Resumable",
      "1.0.0",
      "Upload-Length",
      "9",
      "Content-Type",
      "application/offset+octet-stream"
    };

    Reply one = api.send("POST", "/v1/uploads", BodyPublishers.ofByteArray(CONTENT), headers);
    Reply two = api.send("POST", "/v1/uploads", BodyPublishers.ofByteArray(CONTENT), headers);

    assertThat(one.status()).isEqualTo(201);
    assertThat(two.status()).isEqualTo(201);
    assertThat(two.text("/id")).isNotEqualTo(one.text("/id"));
  }

  @Test
  void aClientThatAsksFirstIsSparedTheSending() throws IOException {
    api.upload(key, CONTENT);
    URI url = URI.create(stack.gateway().url());
    String head =
        head(
            "Content-Length: 9",
            "Content-Type: application/offset+octet-stream",
            "Expect: 100-continue");
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();

      String answer = new String(in.readNBytes(12), StandardCharsets.US_ASCII);

      assertThat(answer).isEqualTo("HTTP/1.1 201");
    }
  }

  @Test
  void aRequestWithoutALengthOfItsBodyHasNone() {
    try (RawConnection connection = new RawConnection(stack.gateway().url())) {
      connection.send(head("Connection: close"));

      String answer = connection.readAll();

      assertThat(answer).startsWith("HTTP/1.1 201").contains("Upload-Offset: 0");
    }
  }

  @Test
  void manyBytesAreStreamed() {
    byte[] content = new byte[MANY_BYTES];
    new Random(1).nextBytes(content);

    Reply reply = api.upload(key, content);

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().get("length").asLong()).isEqualTo(MANY_BYTES);
  }

  @Test
  void whatIsNotTusIsRefused() {
    String type = "application/offset+octet-stream";
    Reply noVersion = raw(CONTENT, "Upload-Length", "9", "Content-Type", type);
    Reply json =
        raw(
            CONTENT,
            "Tus-Resumable",
            "1.0.0",
            "Upload-Length",
            "9",
            "Content-Type",
            "application/json");
    Reply noLength = raw(CONTENT, "Tus-Resumable", "1.0.0", "Content-Type", type);
    Reply tooLong = raw(new byte[0], "Tus-Resumable", "1.0.0", "Upload-Length", "999999999999");

    assertThat(noVersion.status()).isEqualTo(412);
    assertThat(noVersion.header("Tus-Version")).isEqualTo("1.0.0");
    assertThat(json.status()).isEqualTo(415);
    assertThat(noLength.status()).isEqualTo(400);
    assertThat(tooLong.status()).isEqualTo(413);
    assertThat(tooLong.header("Tus-Max-Size")).isNotNull();
  }

  @Test
  void optionsSayWhatIsSupported() {
    Reply reply = api.as(null).send("OPTIONS", "/v1/uploads", BodyPublishers.noBody());

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.header("Tus-Version")).isEqualTo("1.0.0");
    assertThat(reply.header("Tus-Extension"))
        .isEqualTo(
            "creation,creation-with-upload,creation-defer-length,expiration,checksum,termination,"
                + "concatenation");
    assertThat(reply.header("Tus-Checksum-Algorithm")).isEqualTo("sha1,sha256,md5");
    assertThat(reply.header("Tus-Max-Size")).isEqualTo(Long.toString(20L << 30));
  }

  @Test
  void headAndGetShowAnUploadToItsOwner() {
    String path = "/v1/uploads/" + api.upload(key, CONTENT).text("/id");

    Reply head = api.send("HEAD", path, BodyPublishers.noBody(), "Tus-Resumable", "1.0.0");
    Reply get = api.get(path);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Upload-Offset")).isEqualTo("9");
    assertThat(head.header("Upload-Length")).isEqualTo("9");
    assertThat(head.header("Cache-Control")).isEqualTo("no-store");
    assertThat(get.json().get("complete").asBoolean()).isTrue();
    assertThat(stack.api("acme", "bob").get(path).status()).isEqualTo(404);
    assertThat(stack.api("other", "ann").get(path).status()).isEqualTo(404);
    assertThat(api.get("/v1/uploads/nonsense").status()).isEqualTo(404);
  }

  private Reply raw(byte[] content, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Idempotency-Key";
    all[headers.length + 1] = key;
    return api.send("POST", "/v1/uploads", BodyPublishers.ofByteArray(content), all);
  }

  private String head(String... more) {
    List<String> lines = new ArrayList<>();
    lines.addAll(List.of("POST /v1/uploads HTTP/1.1", "Host: x", "Tus-Resumable: 1.0.0"));
    lines.addAll(List.of("Upload-Length: 9", "Idempotency-Key: " + key));
    lines.add("Authorization: Bearer " + stack.issuer().client("acme", "ann"));
    lines.addAll(List.of(more));
    return String.join("\r\n", lines) + "\r\n\r\n";
  }
}
