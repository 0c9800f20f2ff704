package io.longhaul.gateway.access;

import io.longhaul.gateway.contract.Contract;
import io.longhaul.gateway.contract.Contract.Call;
import io.longhaul.gateway.stack.Api;
import io.longhaul.gateway.stack.Reply;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.TokenIssuer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Every route, made concrete with things of three owners: the caller, its team, others. */
final class RouteWalk {

  /** Whose things a route is tried on. */
  enum Owner {
    OWN("acme", "ann"),
    TEAM("acme", "bob"),
    FOREIGN("other", "cid");

    private final String tenant;
    private final String subject;

    Owner(String tenant, String subject) {
      this.tenant = tenant;
      this.subject = subject;
    }

    String tenant() {
      return tenant;
    }
  }

  private static final List<Call> FACADE =
      List.of(
          facade("GET", "/google/v1/operations"),
          facade("GET", "/google/v1/operations/{id}"),
          facade("POST", "/google/v1/operations/{id}:cancel"),
          facade("DELETE", "/google/v1/operations/{id}"));

  private final Stack stack;
  private final Map<Owner, String> operations = new HashMap<>();
  private final Map<Owner, String> uploads = new HashMap<>();
  private final Map<Owner, WalkedEndpoint> endpoints = new HashMap<>();

  RouteWalk(Stack stack) {
    this.stack = stack;
    for (Owner owner : Owner.values()) {
      endpoints.put(owner, WalkedEndpoint.make(stack, api(owner)));
      operations.put(owner, finished(owner));
      uploads.put(owner, api(owner).uploaded());
    }
  }

  /** Every route that needs a token. */
  static List<Call> guarded() {
    return Stream.concat(
            Contract.shipped().calls().stream()
                .filter(call -> !call.operation().get("security").isEmpty()),
            FACADE.stream())
        .toList();
  }

  /** The routes of the facade, which another document describes. */
  static List<Call> facade() {
    return FACADE;
  }

  static boolean isAboutSomebody(Call call) {
    return call.template().contains("{id}");
  }

  static boolean isUpload(Call call) {
    return call.template().startsWith("/v1/uploads/");
  }

  static boolean isEndpoint(Call call) {
    return call.template().startsWith("/v1/webhook-endpoints/");
  }

  /** Whether it is for the owner alone, whoever else may see what it is about. */
  static boolean isForTheOwner(Call call) {
    return isUpload(call) && (call.method().equals("PATCH") || call.method().equals("DELETE"));
  }

  String upload(Owner owner) {
    return uploads.get(owner);
  }

  Reply send(Call call, Owner owner, String token) {
    boolean upload = isUpload(call);
    String operation = operations.get(owner);
    String path =
        upload
            ? "/v1/uploads/" + uploads.get(owner)
            : call.template()
                .replace("/v1/operations/{id}", operation)
                .replace("/v1/webhook-endpoints/{id}", endpoints.get(owner).path())
                .replace("{webhookId}", webhook(call, owner))
                .replace("{name}", "rejects.csv")
                .replace("{kind}", "bulk-import");
    Reply reply =
        new Api(stack.gateway().url(), token)
            .send(
                call.isStream() ? "HEAD" : call.method(),
                path,
                BodyPublishers.noBody(),
                headers(call, upload));
    if (call.method().equals("DELETE") && reply.status() < 300) {
      replace(call, owner);
    }
    return reply;
  }

  private static Call facade(String method, String template) {
    JsonNode operation =
        JsonNodeFactory.instance.objectNode().put("operationId", method + " " + template);
    return new Call(method, template, operation, List.of());
  }

  private String webhook(Call call, Owner owner) {
    WalkedEndpoint endpoint = endpoints.get(owner);
    return isEndpoint(call) ? endpoint.test() : endpoint.about(Api.id(operations.get(owner)));
  }

  private void replace(Call call, Owner owner) {
    if (isEndpoint(call)) {
      endpoints.put(owner, WalkedEndpoint.make(stack, api(owner)));
    } else if (isUpload(call)) {
      uploads.put(owner, api(owner).uploaded());
    } else {
      operations.put(owner, finished(owner));
    }
  }

  private static String[] headers(Call call, boolean upload) {
    if (!upload) {
      return new String[0];
    }
    return switch (call.method()) {
      case "HEAD", "DELETE" -> new String[] {"Tus-Resumable", "1.0.0"};
      case "PATCH" ->
          new String[] {
            "Tus-Resumable",
            "1.0.0",
            "Upload-Offset",
            "2",
            "Content-Type",
            "application/offset+octet-stream"
          };
      default -> new String[0];
    };
  }

  private String finished(Owner owner) {
    Api api = api(owner);
    String path = api.submitted();
    api.until(path, "Succeeded");
    stack.artifact(path, "rejects.csv", "row\n17\n");
    return path;
  }

  private Api api(Owner owner) {
    return new Api(
        stack.gateway().url(),
        stack.issuer().token(owner.tenant, owner.subject, TokenIssuer.CLIENT));
  }
}
