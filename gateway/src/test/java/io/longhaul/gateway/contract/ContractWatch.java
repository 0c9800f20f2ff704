package io.longhaul.gateway.contract;

import io.longhaul.gateway.contract.Contract.Call;
import io.longhaul.gateway.stack.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds every request and answer that it is shown against the document, and remembers which parts
 * of the document it has seen. Thread-safe.
 */
public final class ContractWatch {

  // What servers, proxies and browsers agree on by themselves.
  private static final Set<String> TRANSPORT =
      Set.of(
          "allow",
          "connection",
          "content-length",
          "content-security-policy",
          "content-type",
          "cross-origin-resource-policy",
          "date",
          "keep-alive",
          "referrer-policy",
          "strict-transport-security",
          "transfer-encoding",
          "x-content-type-options",
          "x-frame-options",
          "x-xss-protection");
  private static final Set<String> OF_EVERY_REQUEST =
      Set.of(
          "accept",
          "authorization",
          "content-type",
          "traceparent",
          "x-http-method-override",
          "x-request-id",
          "x-tenant");
  private static final ContractWatch SHARED = new ContractWatch();

  private final Contract contract = Contract.shipped();
  private final ContractSchemas schemas = new ContractSchemas(contract);
  private final Set<String> seen = new ConcurrentSkipListSet<>();

  /** The one that all tests show what they receive. */
  public static ContractWatch shared() {
    return SHARED;
  }

  /** {@code readOperation 200} for each answer, {@code readOperation If-Match} for each header. */
  public Set<String> seen() {
    return new TreeSet<>(seen);
  }

  /**
   * Looks at one exchange.
   *
   * @param address as it was sent
   * @param headers of the request, names and values in turn
   * @throws AssertionError when the document does not have it
   */
  public void see(String sent, String address, String[] headers, Reply reply) {
    String method = meant(sent, headers);
    String path = URLDecoder.decode(address.replaceAll("[?#].*", ""), StandardCharsets.UTF_8);
    if (path.startsWith("/google/")) {
      // Another contract, in docs/google-facade.md.
      Leaks.check(method + " " + address, reply);
      return;
    }
    if (!path.startsWith("/v1/") && !path.startsWith("/.well-known/")) {
      return;
    }
    Call call = contract.find(method, path);
    String what = method + " " + address + " -> " + reply.status();
    Leaks.check(what, reply);
    if (call == null) {
      seeUndescribed(method, what, reply);
      return;
    }
    JsonNode answer = call.operation().get("responses").path(Integer.toString(reply.status()));
    require(!answer.isMissingNode(), what, "is no documented answer:\n" + reply.text());
    seen.add(call.id() + " " + reply.status());
    seeRequestHeaders(call, headers, what, reply.status());
    seeHeaders(contract.resolved(answer).path("headers"), reply, what);
    if (!method.equals("HEAD")) {
      seeBody(contract.resolved(answer).path("content"), reply, what);
    }
  }

  // tus: who can only POST names the method.
  private static String meant(String sent, String[] headers) {
    return IntStream.range(0, headers.length / 2)
        .filter(i -> headers[2 * i].equalsIgnoreCase("X-HTTP-Method-Override"))
        .mapToObj(i -> headers[2 * i + 1])
        .findFirst()
        .orElse(sent);
  }

  /** What is wrong with a value of a documented schema; empty when nothing is. */
  public List<String> errors(JsonNode schema, JsonNode value) {
    return schemas.errors(schema, value);
  }

  private void seeUndescribed(String method, String what, Reply reply) {
    if (method.equals("OPTIONS") || method.equals("HEAD")) {
      return;
    }
    require(Set.of(400, 401, 403, 404, 405).contains(reply.status()), what, "is not documented");
    JsonNode problem = reply.json();
    String schema = problem.has("error") ? "PolledProblem" : "Problem";
    requireValid(contract.root().at("/components/schemas/" + schema), problem, what);
  }

  private void seeRequestHeaders(Call call, String[] headers, String what, int status) {
    Map<String, JsonNode> known =
        call.parameters("header").stream()
            .collect(
                Collectors.toMap(
                    header -> header.get("name").asString().toLowerCase(Locale.ROOT), h -> h));
    Set<String> names =
        IntStream.range(0, headers.length / 2)
            .mapToObj(i -> headers[2 * i].toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    boolean taken = status < 300;
    for (String name : names) {
      boolean documented = known.containsKey(name) || OF_EVERY_REQUEST.contains(name);
      require(documented || !taken, what, "takes the header " + name);
      if (known.containsKey(name)) {
        seen.add(call.id() + " " + known.get(name).get("name").asString());
      }
    }
    for (Map.Entry<String, JsonNode> header : known.entrySet()) {
      boolean required = header.getValue().path("required").asBoolean(false);
      require(
          !taken || !required || names.contains(header.getKey()),
          what,
          "is taken without " + header.getKey() + ": " + Arrays.toString(headers));
    }
  }

  private void seeHeaders(JsonNode documented, Reply reply, String what) {
    for (Map.Entry<String, List<String>> header : reply.headers().map().entrySet()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      // Spring gives errors at addresses with endings that it does not know a harmless name.
      boolean harmless = name.equals("content-disposition") && reply.status() >= 400;
      if (TRANSPORT.contains(name) || name.startsWith(":") || harmless) {
        continue;
      }
      JsonNode known = header(documented, name);
      require(!known.isMissingNode(), what, "has the header " + header);
      requireValid(known.get("schema"), value(known, header.getValue().getFirst()), what + name);
    }
    for (JsonNode place : List.of(documented, contract.root().get("x-headers-on-every-answer"))) {
      for (Map.Entry<String, JsonNode> header : place.properties()) {
        boolean required = contract.resolved(header.getValue()).path("required").asBoolean(false);
        require(
            !required || reply.header(header.getKey()) != null, what, "lacks " + header.getKey());
      }
    }
  }

  private JsonNode header(JsonNode documented, String name) {
    for (JsonNode place : List.of(documented, contract.root().get("x-headers-on-every-answer"))) {
      for (Map.Entry<String, JsonNode> header : place.properties()) {
        if (header.getKey().equalsIgnoreCase(name)) {
          return contract.resolved(header.getValue());
        }
      }
    }
    return JsonMapper.shared().missingNode();
  }

  private static JsonNode value(JsonNode header, String text) {
    return header.at("/schema/type").asString("").equals("integer") && text.matches("[0-9]{1,18}")
        ? JsonMapper.shared().getNodeFactory().numberNode(Long.parseLong(text))
        : JsonMapper.shared().getNodeFactory().stringNode(text);
  }

  private void seeBody(JsonNode content, Reply reply, String what) {
    String type = String.valueOf(reply.header("Content-Type")).replaceAll(";.*", "");
    if (content.isEmpty() || reply.status() == 304) {
      require(reply.body().length == 0, what, "has a body");
      return;
    }
    JsonNode exact = content.path(type);
    require(!exact.isMissingNode() || content.has("*/*"), what, "is " + type);
    if (type.endsWith("json") && !exact.isMissingNode()) {
      requireValid(exact.get("schema"), reply.json(), what);
    }
  }

  private void requireValid(JsonNode schema, JsonNode value, String what) {
    List<String> errors = errors(schema, value);
    require(errors.isEmpty(), what, "is not as documented: " + errors + "\n" + value);
  }

  private static void require(boolean condition, String what, String wrong) {
    if (!condition) {
      throw new AssertionError("longhaul.yaml: " + what + " " + wrong);
    }
  }
}
