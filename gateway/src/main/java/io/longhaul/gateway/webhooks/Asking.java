package io.longhaul.gateway.webhooks;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.idempotency.IdempotencyKey;
import io.longhaul.storage.Sha256;
import io.longhaul.storage.webhooks.AskedLog.Place;
import io.longhaul.storage.webhooks.EndpointId;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for something to be sent, and under which key.
 *
 * @param key null when it may be sent again each time
 */
public record Asking(String tenant, String subject, @Nullable String key) {

  /** Of a request. */
  public static Asking of(HttpServletRequest request, Caller caller) {
    return new Asking(caller.tenant(), caller.subject(), IdempotencyKey.optional(request));
  }

  /** Where the key counts: for this caller and this action; null without one. */
  @Nullable Place place(String action, @Nullable String operationId, EndpointId endpoint) {
    return key == null
        ? null
        : new Place(
            operationId,
            endpoint,
            Sha256.of(String.join("\0", action, tenant, subject, endpoint.value(), key)));
  }
}
