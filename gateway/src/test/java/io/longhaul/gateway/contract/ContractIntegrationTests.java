package io.longhaul.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.longhaul.gateway.contract.Contract.Call;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document and the gateway have the same calls, parameters and answers. */
@ExtendWith(StackExtension.class)
class ContractIntegrationTests {

  // What takes a broken disk, a fault of ours, a server that refuses by itself, a race, a kind
  // without results, or a stream that is read.
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          ".* (423|500|507)"
              + "|(append|change|delete|listE|read|recover|resend|rotate|test)\\w* 503"
              + "|(read|delete|describe|listK|createT)\\w* 400"
              + "|readResult 204"
              + "|deleteOperation (409|410)"
              + "|createUpload Expect");

  private final Contract contract = Contract.shipped();
  private final Stack stack;

  ContractIntegrationTests(Stack stack) {
    this.stack = stack;
  }

  @Test
  void everyRouteIsDocumentedAndEveryDocumentedRouteIsThere() {
    Set<String> routes =
        stack
            .gateway()
            .part(RequestMappingHandlerMapping.class)
            .getHandlerMethods()
            .keySet()
            .stream()
            .flatMap(info ->
                info.getPatternValues().stream()
                    .filter(pattern -> !pattern.equals("/error"))
                    .map(pattern -> pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                    .flatMap(path ->
                        info.getMethodsCondition().getMethods().stream()
                            .map(method -> method + " " + path)))
            // What lies under /google is another contract, in docs/google-facade.md.
            .filter(route -> route.contains(" /v1/"))
            .collect(Collectors.toCollection(TreeSet::new));

    // Spring Security answers this one before any handler.
    routes.add("GET /.well-known/oauth-protected-resource");
    assertThat(contract.calls().stream().map(call -> call.method() + " " + call.template()))
        .containsExactlyInAnyOrderElementsOf(routes);
  }

  @Test
  void theListTakesTheDocumentedParametersAndNoOther() {
    Call list = Objects.requireNonNull(contract.find("GET", "/v1/operations"));

    String allowed = stack.ann().get("/v1/operations?typo=1").text("/errors/0/allowed");

    assertThat(Arrays.asList(allowed.split(", ")))
        .containsExactlyInAnyOrderElementsOf(
            list.parameters("query").stream().map(p -> p.get("name").asString()).toList());
    for (JsonNode parameter : list.parameters("query")) {
      JsonNode example = parameter.path("example");
      String value = example.isArray() ? example.get(0).asString() : example.asString("");
      String query = parameter.get("name").asString() + "=" + value.replace("=", "%3D");
      assertThat(stack.ann().get("/v1/operations?" + query).status()).as(query).isEqualTo(200);
    }
  }

  @Test
  void everyDocumentedAnswerAndHeaderCanBeHad() {
    new ContractTour(stack).take();

    Set<String> documented = new TreeSet<>();
    for (Call call : contract.calls()) {
      call.statuses().forEach(status -> documented.add(call.id() + " " + status));
      call.parameters("header")
          .forEach(header -> documented.add(call.id() + " " + header.get("name").asString()));
    }
    documented.removeAll(ContractWatch.shared().seen());
    documented.removeIf(ELSEWHERE.asMatchPredicate());
    assertThat(documented).isEmpty();
  }

  @Test
  void theDocumentAndItsPageAreForEverybody() {
    Reply yaml = stack.ann().as(null).get("/v1/openapi.yaml");
    Reply page = stack.ann().as(null).get("/v1/docs");

    assertThat(yaml.status()).isEqualTo(200);
    assertThat(yaml.header("Content-Type")).isEqualTo("application/yaml");
    assertThat(yaml.text()).startsWith("openapi: 3.1.0");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .doesNotContain("unsafe");
    assertThat(page.text())
        .contains("<h1>Longhaul API</h1>")
        .contains(contract.calls().stream().map(call -> "<section id=\"" + call.id()).toList())
        .doesNotContain("<script", "src=", "url(", "http://");
  }

  @Test
  void anAnswerThatIsNotDocumentedIsNoticed() {
    ContractWatch watch = new ContractWatch();
    String address = "/v1/kinds";

    assertNoticed(watch, address, reply(418, "{}"), "no documented answer");
    assertNoticed(watch, address, reply(200, "{\"kinds\":[],\"more\":1}"), "not as documented");
    assertNoticed(watch, address, reply(200, "{}"), "not as documented");
    assertNoticed(watch, address, reply(200, "{\"kinds\":[]}", "X-New", "1"), "has the header");
    String trace = "{\"kinds\":[],\"x\":\"java.lang.IllegalStateException\"}";
    assertNoticed(watch, address, reply(200, trace), "carries java.lang");
    assertNoticed(watch, address, reply(200, "{}", "X", "jdbc:postgresql://h/d"), "carries jdbc:");
    assertNoticed(watch, "/v1/new", reply(200, "{}"), "is not documented");
  }

  private static void assertNoticed(
      ContractWatch watch, String address, Reply reply, String words) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> watch.see("GET", address, new String[0], reply))
        .withMessageContaining(words);
  }

  private static Reply reply(int status, String body, String... more) {
    Map<String, List<String>> headers =
        new HashMap<>(
            Map.of(
                "Content-Type", List.of("application/json"),
                "Cache-Control", List.of("no-store"),
                "X-Request-ID", List.of("r-1")));
    for (int i = 0; i < more.length; i += 2) {
      headers.put(more[i], List.of(more[i + 1]));
    }
    return new Reply(
        status, HttpHeaders.of(headers, (_, _) -> true), body.getBytes(StandardCharsets.UTF_8));
  }
}
