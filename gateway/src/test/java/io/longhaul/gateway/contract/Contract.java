package io.longhaul.gateway.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document as tests look things up in it. */
public final class Contract {

  private static final List<String> METHODS =
      List.of("get", "head", "post", "put", "patch", "delete", "options");
  private static final Contract SHIPPED = load();

  private final JsonNode root;
  private final List<Call> calls = new ArrayList<>();

  private Contract(JsonNode root) {
    this.root = root;
    for (Map.Entry<String, JsonNode> path : root.get("paths").properties()) {
      for (String method : METHODS) {
        if (path.getValue().has(method)) {
          calls.add(call(method, path.getKey(), path.getValue()));
        }
      }
    }
    calls.sort(Comparator.comparingLong(Call::variables));
  }

  /**
   * A method of an address.
   *
   * @param template {@code /v1/operations/{id}}
   * @param parameters those of the address included
   */
  public record Call(
      String method, String template, JsonNode operation, List<JsonNode> parameters) {

    /** Its name. */
    public String id() {
      return operation.get("operationId").asString();
    }

    /** Every documented status. */
    public List<String> statuses() {
      return List.copyOf(operation.get("responses").propertyNames());
    }

    /** The documented parameters in one place: {@code query}, {@code header}. */
    public List<JsonNode> parameters(String in) {
      return parameters.stream()
          .filter(parameter -> parameter.get("in").asString().equals(in))
          .toList();
    }

    /** Whether its answer goes on for as long as the client listens; HEAD does not. */
    public boolean isStream() {
      return operation.at("/responses/200/content").has("text/event-stream");
    }

    boolean takes(String path) {
      return Pattern.matches(template.replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/:]+"), path);
    }

    private long variables() {
      return template.chars().filter(c -> c == '{').count();
    }
  }

  /** The one that is shipped. */
  public static Contract shipped() {
    return SHIPPED;
  }

  /** The whole of it. */
  public JsonNode root() {
    return root;
  }

  /** Every call. */
  public List<Call> calls() {
    return calls;
  }

  /** The call that a request is; HEAD where only GET is described is GET; null for none. */
  public @Nullable Call find(String method, String path) {
    Call exact = lookUp(method, path);
    return exact == null && method.equals("HEAD") ? lookUp("GET", path) : exact;
  }

  /** The same node, or what it refers to. */
  public JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    if (!reference.isString()) {
      return node;
    }
    JsonNode target = root.at(JsonPointer.compile(reference.asString().substring(1)));
    if (target.isMissingNode()) {
      throw new AssertionError("The document has no " + reference);
    }
    return resolved(target);
  }

  private @Nullable Call lookUp(String method, String path) {
    boolean fixed = calls.stream().anyMatch(call -> call.template().equals(path));
    return calls.stream()
        .filter(call -> call.method().equals(method))
        .filter(call -> fixed ? call.template().equals(path) : call.takes(path))
        .findFirst()
        .orElse(null);
  }

  private Call call(String method, String template, JsonNode item) {
    List<JsonNode> parameters = new ArrayList<>();
    item.path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
    item.get(method).path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
    return new Call(method.toUpperCase(Locale.ROOT), template, item.get(method), parameters);
  }

  private static Contract load() {
    try (InputStream in = Contract.class.getResourceAsStream("/openapi/longhaul.yaml")) {
      Object tree = new Yaml().load(Objects.requireNonNull(in));
      return new Contract(JsonMapper.shared().valueToTree(tree));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
