package io.longhaul.gateway.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.gateway.stack.TestGateway;
import io.longhaul.storage.artifacts.ArtifactId;
import io.longhaul.storage.artifacts.ArtifactWriter;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.s3.S3Location;
import io.longhaul.storage.s3.S3Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A gateway whose files lie in a bucket of a real S3 server. */
@ExtendWith(StackExtension.class)
class BucketIntegrationTests {

  private static final String CONTENT = "row,name\n17,x\n";

  private final Stack stack;
  private final TestGateway gateway;
  private final Api api;

  BucketIntegrationTests(Stack stack) {
    this.stack = stack;
    S3Location bucket = S3Server.shared().bucket();
    this.gateway =
        stack.another(
            "longhaul.storage.kind=s3",
            "longhaul.storage.bucket=" + bucket.bucket(),
            "longhaul.storage.endpoint=" + bucket.endpoint(),
            "longhaul.storage.credentials-file=" + bucket.credentialsFile());
    this.api = new Api(gateway.url(), stack.issuer().client("acme", "ann"));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void uploadsGoThere() {
    byte[] content = new byte[20 << 20];
    new Random(1).nextBytes(content);

    Reply reply = api.upload("bucket-" + System.nanoTime(), content);

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().get("complete").asBoolean()).isTrue();
  }

  @Test
  void artifactsComeFromThereAndHaveALinkThatNeedsNoToken() throws Exception {
    String path = api.submitted();
    api.until(path, "Succeeded");
    publish(path);

    Reply document = api.get(path);
    URI link = URI.create(document.text("/artifacts/0/download/url"));
    HttpResponse<String> direct = get(link);
    Reply through = api.get(path + "/artifacts/rejects.csv", "Range", "bytes=4-7");

    assertThat(document.text("/artifacts/0/download/expiresAt")).isNotEmpty();
    assertThat(direct.statusCode()).isEqualTo(200);
    assertThat(direct.body()).isEqualTo(CONTENT);
    assertThat(direct.headers().firstValue("Content-Disposition").orElse(""))
        .contains("filename*=UTF-8''M%C3%A4rz.csv");
    assertThat(through.status()).isEqualTo(206);
    assertThat(through.text()).isEqualTo("name");
    assertThat(api.get(path).header("ETag")).isEqualTo(document.header("ETag"));
  }

  @Test
  void inADirectoryThereIsNoLink() {
    String path = stack.ann().submitted();
    stack.ann().until(path, "Succeeded");

    assertThat(stack.ann().get(path).json().at("/artifacts/0").has("download")).isFalse();
  }

  private static HttpResponse<String> get(URI link) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString());
    }
  }

  private void publish(String path) throws IOException {
    String operation = Api.id(path).toString();
    String runId =
        stack
            .worker()
            .client()
            .newUntypedWorkflowStub(operation)
            .describe()
            .getExecution()
            .getRunId();
    ArtifactId id = new ArtifactId(operation, runId, "rejects.csv");
    try (ArtifactWriter writer = gateway.part(Artifacts.class).begin(id, "text/csv", "März.csv")) {
      writer.stream().write(CONTENT.getBytes(StandardCharsets.UTF_8));
      writer.publish();
    }
  }
}
