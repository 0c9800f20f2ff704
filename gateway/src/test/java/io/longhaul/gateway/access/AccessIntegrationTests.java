package io.longhaul.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Tokens, scopes and methods, as they are answered. */
@ExtendWith(StackExtension.class)
class AccessIntegrationTests {

  private final Stack stack;
  private final Api api;

  AccessIntegrationTests(Stack stack) {
    this.stack = stack;
    this.api = stack.ann();
  }

  @Test
  void withoutATokenTheChallengeSaysHow() {
    Reply reply = api.as(null).get("/v1/operations");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate"))
        .isEqualTo(
            "Bearer realm=\"longhaul\", resource_metadata=\"%s/.well-known/oauth-protected-resource\""
                .formatted(stack.gateway().url()));
    assertThat(reply.text("/code")).isEqualTo("UNAUTHENTICATED");
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.header("Set-Cookie")).isNull();
  }

  @Test
  void whatTheChallengePointsToSaysWhichScopesThereAre() {
    Reply reply = api.as(null).get("/.well-known/oauth-protected-resource");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text("/resource")).isEqualTo(stack.gateway().url());
    assertThat(reply.json().get("scopes_supported").size()).isEqualTo(Scope.values().length);
    assertThat(reply.text("/bearer_methods_supported/0")).isEqualTo("header");
  }

  @Test
  void itIsThereForHeadAndForNoOtherMethods() {
    String path = "/.well-known/oauth-protected-resource";

    Reply head = api.as(null).send("HEAD", path, BodyPublishers.noBody());
    Reply options = api.as(null).send("OPTIONS", path, BodyPublishers.noBody());
    Reply put = api.send("PUT", path, BodyPublishers.noBody());

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Type")).startsWith("application/json");
    assertThat(head.body()).isEmpty();
    assertThat(options.status()).isEqualTo(200);
    assertThat(options.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(put.status()).isEqualTo(405);
    assertThat(put.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(put.text("/code")).isEqualTo("METHOD_NOT_ALLOWED");
  }

  @Test
  void aTokenThatIsNotGoodHereIsNamedInvalid() {
    Api expired = api.as(stack.issuer().token(claims -> claims.issuer("somebody")));

    Reply reply = expired.get("/v1/operations/acme~x");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    assertThat(reply.json().has("status")).isFalse();
    assertThat(reply.text("/error/code")).isEqualTo("UNAUTHENTICATED");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/operations, operations:write, operations:read operations:support",
    "POST, /v1/operations, operations:read, operations:write",
    "POST, /v1/uploads, operations:read, operations:write",
    "DELETE, /v1/operations/acme~x, operations:read, operations:control",
    "POST, /v1/operations/acme~x:cancel, operations:read, operations:control operations:support",
    "POST, /v1/operations/acme~x%3Afail, operations:read, operations:support",
    "GET, /v1/kinds, operations:write, operations:read operations:support"
  })
  void aMissingScopeIsNamed(String method, String path, String has, String needs) {
    Api weak = api.as(stack.issuer().token("acme", "ann", has));

    Reply reply = weak.send(method, path, BodyPublishers.noBody());

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.header("WWW-Authenticate"))
        .contains("error=\"insufficient_scope\"")
        .contains("scope=\"" + needs + "\"");
    assertThat(reply.text("/code")).isEqualTo("INSUFFICIENT_SCOPE");
  }

  @Test
  void everyRouteOfTheApiIsInTheTableOfScopes() {
    List<String> open =
        stack
            .gateway()
            .part(RequestMappingHandlerMapping.class)
            .getHandlerMethods()
            .keySet()
            .stream()
            .flatMap(info ->
                info.getPatternValues().stream()
                    .filter(pattern -> pattern.startsWith("/v1/"))
                    .map(pattern -> pattern.replaceAll("\\{[^}]*}", "x"))
                    .flatMap(path ->
                        info.getMethodsCondition().getMethods().stream()
                            .map(Enum::name)
                            .filter(method -> !method.equals("OPTIONS"))
                            .filter(method -> !RouteScopes.isOpen(method, path))
                            .filter(method -> RouteScopes.oneOf(method, path).isEmpty())
                            .map(method -> method + " " + path)))
            .toList();

    assertThat(open).isEmpty();
  }

  @Test
  void whatIsNotTheCallersIsNotThere() {
    String path = api.submitted();

    assertThat(stack.api("acme", "bob").get(path).status()).isEqualTo(404);
    assertThat(stack.api("other", "ann").get(path).status()).isEqualTo(404);
    assertThat(stack.api("acme", "bob").post(path + ":cancel", "{}").status()).isEqualTo(404);
    assertThat(stack.api("acme", "bob").delete(path).status()).isEqualTo(404);
    assertThat(stack.api("acme", "bob").get(path + "/steps").status()).isEqualTo(404);
    assertThat(stack.support().get(path).status()).isEqualTo(200);
  }

  @Test
  void methodsAreToldAndKept() {
    String path = api.submitted();

    Reply head = api.send("HEAD", path, BodyPublishers.noBody());
    Reply options = api.send("OPTIONS", path, BodyPublishers.noBody());
    Reply put = api.send("PUT", path, BodyPublishers.noBody());
    Reply get = api.get(path + ":cancel");

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("ETag")).isNotNull();
    assertThat(head.body()).isEmpty();
    assertThat(options.status()).isEqualTo(200);
    assertThat(String.valueOf(options.header("Allow")).split(","))
        .containsExactlyInAnyOrder("GET", "HEAD", "DELETE", "OPTIONS");
    assertThat(put.status()).isEqualTo(405);
    assertThat(put.header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS");
    assertThat(put.text("/code")).isEqualTo("METHOD_NOT_ALLOWED");
    assertThat(get.status()).isEqualTo(405);
    assertThat(api.get(path, "Accept", "text/html").status()).isEqualTo(406);
    assertThat(api.get("/v1/nothing").text("/code")).isEqualTo("NOT_FOUND");
    assertThat(api.get("/v1/nothing", "Content-Type", "*/*").text("/code")).isEqualTo("NOT_FOUND");
  }

  // Tomcat refuses paths before any code of ours sees them, and queries when they are read.
  @ParameterizedTest
  @CsvSource({
    "/v1/operations/a%2Fb",
    "/v1/operations/%zz",
    "/v1/operations/a;b",
    "/v1/operations;a=%",
    "/v1/opera;a=%zztions",
    "/v1/operations?=x",
    "/v1/operations?state=%zz",
    "/v1/operations/events?%zz",
    "/v1/webhook-endpoints?tenant=%c3%28"
  })
  void malformedAddressesAreProblemsToo(String path) throws IOException {
    URI url = URI.create(stack.gateway().url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      String request =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
              + ("Authorization: Bearer " + stack.issuer().client("acme", "ann") + "\r\n\r\n");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();

      String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json")
          .contains("\"code\":\"MALFORMED_REQUEST\"")
          .doesNotContain("<html");
    }
  }

  @Test
  void theRequestIdIsTakenOverOrMade() {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    Reply taken = api.get("/v1/kinds", "X-Request-ID", "req-1", "traceparent", trace);
    Reply made = api.get("/v1/kinds", "X-Request-ID", "not safe", "traceparent", "nonsense");
    Reply problem = api.get("/v1/nothing", "X-Request-ID", "req-2");

    assertThat(taken.header("X-Request-ID")).isEqualTo("req-1");
    assertThat(taken.header("traceparent")).isEqualTo(trace);
    assertThat(made.header("X-Request-ID")).matches("[0-9a-f-]{36}");
    assertThat(made.header("traceparent")).isNull();
    assertThat(problem.text("/requestId")).isEqualTo("req-2");
  }

  @Test
  void kindsAreShownWithTheirSchemas() {
    Reply all = api.get("/v1/kinds");
    Reply one = api.get("/v1/kinds/bulk-import");

    assertThat(all.text("/kinds/0/name")).isEqualTo("bulk-import");
    assertThat(one.text("/inputSchema/properties/dataset/enum/0")).isEqualTo("pets");
    assertThat(one.text("/resultSchema/$schema")).contains("2020-12");
    assertThat(api.get("/v1/kinds/nothing").status()).isEqualTo(404);
  }

  @Test
  void healthAndMetricsAreOnTheirOwnPort() {
    Api management = new Api(stack.gateway().managementUrl(), null);

    assertThat(management.get("/actuator/health/readiness").text("/status")).isEqualTo("UP");
    assertThat(management.get("/actuator/health/liveness").text("/status")).isEqualTo("UP");
    assertThat(management.get("/actuator/prometheus").text()).contains("http_server_requests");
    assertThat(api.get("/actuator/health").status()).isEqualTo(404);
  }
}
