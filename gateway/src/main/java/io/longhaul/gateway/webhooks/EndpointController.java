package io.longhaul.gateway.webhooks;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.idempotency.IdempotencyKey;
import io.longhaul.gateway.requests.RequestBody;
import io.longhaul.gateway.webhooks.EndpointChanges.Rotated;
import io.longhaul.gateway.webhooks.Registration.Registered;
import io.longhaul.storage.webhooks.DeliveryLog;
import io.longhaul.storage.webhooks.Endpoint;
import io.longhaul.storage.webhooks.Endpoints;
import io.longhaul.storage.webhooks.StoredEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/webhook-endpoints}: where people want to be told. */
@RestController
final class EndpointController {

  static final String ONE = EndpointDocument.BASE + "/{id:[^:]+}";
  static final DataSize BODY_LIMIT = DataSize.ofKilobytes(16);

  private final EndpointLookup lookup;
  private final Registration registration;
  private final EndpointChanges changes;
  private final EndpointAnswers answers;
  private final Removal removal;

  EndpointController(
      EndpointLookup lookup,
      Registration registration,
      EndpointChanges changes,
      EndpointAnswers answers,
      Removal removal) {
    this.lookup = lookup;
    this.registration = registration;
    this.changes = changes;
    this.answers = answers;
    this.removal = removal;
  }

  /** Deletes an endpoint, and the list of what was sent to it. */
  record Removal(Endpoints endpoints, DeliveryLog log) {

    void remove(StoredEndpoint stored) {
      if (!endpoints.delete(stored)) {
        throw EndpointAnswers.changed();
      }
      Endpoint endpoint = stored.endpoint();
      log.deleteAll(endpoint.tenant(), endpoint.id());
    }
  }

  @PostMapping(path = EndpointDocument.BASE, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> register(HttpServletRequest request, Caller caller) throws IOException {
    String key = IdempotencyKey.optional(request);
    Registered registered =
        registration.register(key, RequestBody.required(request, BODY_LIMIT), caller);
    return answers.created(
        registered.endpoint(), registered.secret(), registered.replayed(), caller);
  }

  @GetMapping(path = ONE, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> read(@PathVariable String id, Caller caller) {
    return answers.document(ResponseEntity.ok(), lookup.visible(id, caller), null, caller);
  }

  @PatchMapping(path = ONE, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> change(@PathVariable String id, HttpServletRequest request, Caller caller)
      throws IOException {
    StoredEndpoint present = found(id, request, caller);
    StoredEndpoint changed = changes.change(present, RequestBody.required(request, BODY_LIMIT));
    return answers.document(ResponseEntity.ok(), changed, null, caller);
  }

  @DeleteMapping(path = ONE, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Void> delete(@PathVariable String id, HttpServletRequest request, Caller caller) {
    removal.remove(found(id, request, caller));
    return ResponseEntity.noContent().build();
  }

  @PostMapping(path = ONE + ":rotateSecret", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> rotate(@PathVariable String id, HttpServletRequest request, Caller caller)
      throws IOException {
    StoredEndpoint present = found(id, request, caller);
    Rotated rotated = changes.rotate(present, RequestBody.optional(request, BODY_LIMIT));
    return answers.document(ResponseEntity.ok(), rotated.endpoint(), rotated.secret(), caller);
  }

  private StoredEndpoint found(String id, HttpServletRequest request, Caller caller) {
    StoredEndpoint endpoint = lookup.visible(id, caller);
    EndpointAnswers.requireMatch(endpoint, request);
    return endpoint;
  }
}
