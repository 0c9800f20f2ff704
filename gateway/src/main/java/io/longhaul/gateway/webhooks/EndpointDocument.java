package io.longhaul.gateway.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.longhaul.gateway.access.Caller;
import io.longhaul.storage.webhooks.Endpoint;
import io.longhaul.storage.webhooks.Endpoint.Disabled;
import io.longhaul.storage.webhooks.SigningSecret;
import io.longhaul.workflows.operation.OperationEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as clients see it.
 *
 * @param url without its query for others than the owner, since that may hold a secret
 * @param secret shown by the answer that made it, and never again
 * @param secrets when each that signs now was made, newest first
 */
record EndpointDocument(
    String id,
    String owner,
    String url,
    @Nullable String description,
    List<String> events,
    String style,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret,
    List<SecretNote> secrets,
    Instant createdAt,
    @Nullable Disabled disabled,
    Map<String, String> links) {

  static final String BASE = "/v1/webhook-endpoints";

  /** A secret, without itself. */
  record SecretNote(Instant createdAt, @Nullable Instant expiresAt) {}

  /** One page. */
  record Page(List<EndpointDocument> endpoints, @Nullable String nextPageToken) {}

  static EndpointDocument of(
      Endpoint endpoint, @Nullable SigningSecret secret, Caller caller, Instant now) {
    return new EndpointDocument(
        endpoint.id().value(),
        endpoint.owner(),
        caller.owns(endpoint.tenant(), endpoint.owner())
            ? endpoint.url()
            : withoutQuery(endpoint.url()),
        endpoint.description(),
        endpoint.events(),
        EndpointBody.wire(endpoint.style()),
        secret == null ? null : secret.text(),
        endpoint.secretsAt(now).stream()
            .map(it -> new SecretNote(it.createdAt(), it.expiresAt()))
            .toList(),
        endpoint.createdAt(),
        endpoint.disabled(),
        links(BASE + "/" + endpoint.id()));
  }

  /** The events of an endpoint, as far as they are known here. */
  static List<OperationEvent> events(Endpoint endpoint) {
    return endpoint.events().stream().map(OperationEvent::ofWire).filter(Objects::nonNull).toList();
  }

  private static Map<String, String> links(String self) {
    Map<String, String> links = new LinkedHashMap<>();
    links.put("self", self);
    links.put("deliveries", self + "/deliveries");
    links.put("test", self + ":test");
    links.put("rotateSecret", self + ":rotateSecret");
    links.put("recover", self + ":recover");
    return links;
  }

  private static String withoutQuery(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  @Override
  public String toString() {
    return "EndpointDocument[" + id + "]";
  }
}
