package io.longhaul.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.storage.uploads.Upload;
import io.longhaul.storage.uploads.UploadId;
import io.longhaul.storage.uploads.Uploads;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Submissions that bring their file along. */
@ExtendWith(StackExtension.class)
class FormSubmissionIntegrationTests {

  private static final String OPERATION =
      "{\"kind\":\"bulk-import\",\"input\":{\"dataset\":\"pets\"}}";
  private static final String CONTENT = "name\nRex\n";
  private static final String BOUNDARY = "x-form-x";

  private final Stack stack;
  private final Api api;
  private final String key = UUID.randomUUID().toString();

  FormSubmissionIntegrationTests(Stack stack) {
    this.stack = stack;
    this.api = stack.ann();
  }

  @Test
  void oneRequestBringsTheFileAndStartsTheWork() {
    Reply reply = submit(operation(OPERATION) + file("März.csv", CONTENT));

    assertThat(reply.status()).isEqualTo(202);
    String path = "/v1/operations/acme~" + key;
    assertThat(reply.header("Operation-Location")).endsWith(path);
    api.until(path, "Succeeded");
    Upload upload = uploadOf(key);
    assertThat(upload.isComplete()).isTrue();
    assertThat(upload.offset()).isEqualTo(CONTENT.length());
    assertThat(upload.filename()).isEqualTo("März.csv");
    assertThat(upload.contentType()).isEqualTo("text/csv");
  }

  @Test
  void thePartsMayComeInAnyOrder() {
    Reply reply = submit(file("pets.csv", CONTENT) + operation(OPERATION));

    assertThat(reply.status()).isEqualTo(202);
  }

  @Test
  void aRepetitionIsAnsweredWithTheSameOperation() {
    String form = operation(OPERATION) + file("pets.csv", CONTENT);
    Reply first = submit(form);

    Reply again = submit(form);

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.text("/id")).isEqualTo(first.text("/id"));
  }

  @Test
  void anotherFileOrAnotherOperationUnderTheKeyIsRefused() {
    submit(operation(OPERATION) + file("pets.csv", CONTENT));

    Reply file = submit(operation(OPERATION) + file("pets.csv", "name\nTom\n"));
    String other = OPERATION.replace("{\"kind\"", "{\"labels\":{\"a\":\"b\"},\"kind\"");
    Reply operation = submit(operation(other) + file("pets.csv", CONTENT));

    assertThat(file.status()).isEqualTo(422);
    assertThat(file.text("/code")).isEqualTo("KEY_REUSED");
    assertThat(operation.status()).isEqualTo(422);
    assertThat(operation.text("/code")).isEqualTo("KEY_REUSED");
  }

  @Test
  void whatBrokeOffIsSentAgain() throws IOException {
    String form = operation(OPERATION) + file("pets.csv", CONTENT.repeat(100_000)) + end();
    hangUpAfter(form, form.length() / 2);

    Reply again = submit(operation(OPERATION) + file("pets.csv", CONTENT.repeat(100_000)));
    if (again.status() == 423) {
      again = submit(operation(OPERATION) + file("pets.csv", CONTENT.repeat(100_000)));
    }

    assertThat(again.status()).isEqualTo(202);
    assertThat(uploadOf(key).length()).isEqualTo(CONTENT.length() * 100_000L);
  }

  @Test
  void whatIsWrongIsSaidAndStartsNothing() {
    String file = file("pets.csv", CONTENT);

    assertThat(submit(file).text("/code")).isEqualTo("MALFORMED_REQUEST");
    assertThat(submit(operation(OPERATION)).text("/code")).isEqualTo("MALFORMED_REQUEST");
    assertThat(submit(operation(OPERATION) + part("extra", "1")).text("/code"))
        .isEqualTo("MALFORMED_REQUEST");
    assertThat(submit(operation("{\"kind\":") + file).text("/code")).isEqualTo("MALFORMED_REQUEST");
    assertThat(submit(operation(OPERATION.replace("bulk-import", "nothing")) + file).text("/code"))
        .isEqualTo("UNKNOWN_KIND");
    assertThat(submit(operation("{\"kind\":\"bulk-import\"}") + file).text("/errors/0/pointer"))
        .isEqualTo("/input");
    String named = "{\"kind\":\"bulk-import\",\"input\":{\"dataset\":\"pets\",\"file\":\"u-1\"}}";
    assertThat(submit(operation(named) + file).text("/code")).isEqualTo("INVALID_INPUT");
    assertThat(api.get("/v1/operations/acme~" + key).status()).isEqualTo(404);
  }

  @Test
  void aBodyThatIsNoFormIsMalformed() {
    Reply noBoundary = send("multipart/form-data", "hello");
    Reply truncated =
        send("multipart/form-data; boundary=" + BOUNDARY, operation(OPERATION) + "--" + BOUNDARY);

    assertThat(noBoundary.status()).isEqualTo(400);
    assertThat(noBoundary.text("/code")).isEqualTo("MALFORMED_REQUEST");
    assertThat(truncated.status()).isEqualTo(400);
  }

  private Reply submit(String parts) {
    return send("multipart/form-data; boundary=" + BOUNDARY, parts + end());
  }

  private Reply send(String type, String body) {
    return api.send(
        "POST",
        "/v1/operations",
        BodyPublishers.ofString(body),
        "Content-Type",
        type,
        "Idempotency-Key",
        key);
  }

  private Upload uploadOf(String operationKey) {
    UploadId id = UploadId.of("acme", "attached:" + operationKey);
    return stack.gateway().part(Uploads.class).find("acme", id).orElseThrow();
  }

  private void hangUpAfter(String form, int count) throws IOException {
    URI url = URI.create(stack.gateway().url());
    byte[] body = form.getBytes(StandardCharsets.UTF_8);
    String head =
        String.join(
            "\r\n",
            "POST /v1/operations HTTP/1.1",
            "Host: x",
            "Idempotency-Key: " + key,
            "Content-Type: multipart/form-data; boundary=" + BOUNDARY,
            "Content-Length: " + body.length,
            "Authorization: Bearer " + stack.issuer().client("acme", "ann"),
            "",
            "");
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(body, 0, count);
      out.flush();
    }
  }

  private static String operation(String json) {
    return part("operation", json);
  }

  private static String part(String name, String content) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, name, content);
  }

  private static String file(String filename, String content) {
    return """
    --%s\r
    Content-Disposition: form-data; name="file"; filename="%s"\r
    Content-Type: text/csv\r
    \r
    %s\r
    """
        .formatted(BOUNDARY, filename, content);
  }

  private static String end() {
    return "--" + BOUNDARY + "--\r\n";
  }
}
