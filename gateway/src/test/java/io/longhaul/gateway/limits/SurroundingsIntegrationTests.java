package io.longhaul.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.RawConnection;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.gateway.stack.TestGateway;
import io.longhaul.gateway.stack.TlsKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway behind proxies, with TLS, and called by pages of other origins. */
@ExtendWith(StackExtension.class)
class SurroundingsIntegrationTests {

  private final Stack stack;

  SurroundingsIntegrationTests(Stack stack) {
    this.stack = stack;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded: for=203.0.113.7;proto=https;host=api.example",
        "X-Forwarded-Proto: https\r\nX-Forwarded-Host: api.example"
      })
  void aProxyThatIsTrustedSaysWhatClientsSee(String headers) {
    try (TestGateway gateway = gateway("longhaul.proxies.trusted=192.0.2.0/24,127.0.0.0/8")) {
      assertThat(metadata(gateway, headers)).contains("\"https://api.example\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded: for=203.0.113.7;proto=https;host=evil.example",
        "X-Forwarded-Proto: https\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Prefix: /evil"
      })
  void whoIsNotTrustedChangesNothing(String headers) {
    assertThat(metadata(stack.gateway(), headers))
        .doesNotContain("evil")
        .doesNotContain("https://");
  }

  @Test
  void pagesOfNamedOriginsMayCall() throws Exception {
    try (TestGateway gateway = gateway("longhaul.cors.origins=https://app.example")) {
      HttpResponse<String> preflight = preflight(gateway, "https://app.example");
      HttpResponse<String> other = preflight(gateway, "https://evil.example");

      assertThat(preflight.statusCode()).isEqualTo(200);
      assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
          .contains("https://app.example");
      assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
          .hasValueSatisfying(
              allowed -> assertThat(allowed).containsIgnoringCase("idempotency-key"));
      assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
      assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void withoutConfigurationNoPageMayCall() throws Exception {
    HttpResponse<String> preflight = preflight(stack.gateway(), "https://app.example");

    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void speaksTlsWithABundle(@TempDir Path directory) throws Exception {
    TlsKeys keys = new TlsKeys(directory, "localhost");
    try (TestGateway gateway =
        gateway(
            "server.ssl.bundle=gateway",
            "spring.ssl.bundle.jks.gateway.keystore.location=file:" + keys.file(),
            "spring.ssl.bundle.jks.gateway.keystore.password=" + TlsKeys.PASSWORD,
            "spring.ssl.bundle.jks.gateway.keystore.type=PKCS12",
            "management.server.ssl.enabled=false")) {
      HttpClient client = HttpClient.newBuilder().sslContext(keys.trusting()).build();
      URI url = URI.create(gateway.url().replace("http://127.0.0.1", "https://localhost"));

      HttpResponse<String> reply =
          client.send(
              HttpRequest.newBuilder(url.resolve("/v1/openapi.yaml")).build(),
              BodyHandlers.ofString());

      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.headers().firstValue("Strict-Transport-Security")).isPresent();
      assertThat(new Api(gateway.managementUrl(), null).get("/actuator/health/liveness").status())
          .isEqualTo(200);
    }
  }

  private TestGateway gateway(String... properties) {
    return stack.another(properties);
  }

  private static String metadata(TestGateway gateway, String headers) {
    try (RawConnection connection = new RawConnection(gateway.url())) {
      connection.send(
          "GET /.well-known/oauth-protected-resource HTTP/1.1\r\nHost: own.example\r\n"
              + headers
              + "\r\nConnection: close\r\n\r\n");
      return connection.readAll();
    }
  }

  private static HttpResponse<String> preflight(TestGateway gateway, String origin)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/operations"))
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization, idempotency-key")
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
