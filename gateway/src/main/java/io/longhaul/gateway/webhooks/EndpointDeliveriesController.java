package io.longhaul.gateway.webhooks;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.json.WireJson;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.gateway.requests.BodyReader;
import io.longhaul.gateway.requests.Paging;
import io.longhaul.gateway.requests.RequestBody;
import io.longhaul.storage.webhooks.DeliveryLog;
import io.longhaul.storage.webhooks.DeliveryPage;
import io.longhaul.storage.webhooks.Endpoint;
import io.longhaul.storage.webhooks.MessageRef;
import io.longhaul.storage.webhooks.WebhookId;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was sent to an endpoint, and having it sent: a test, one again, all that failed. */
@RestController
final class EndpointDeliveriesController {

  private static final String ONE = EndpointController.ONE;

  private final EndpointLookup lookup;
  private final DeliveryLog log;
  private final Resending resending;

  EndpointDeliveriesController(EndpointLookup lookup, DeliveryLog log, Resending resending) {
    this.lookup = lookup;
    this.log = log;
    this.resending = resending;
  }

  @GetMapping(path = ONE + "/deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> deliveries(
      @PathVariable String id, HttpServletRequest request, Caller caller) {
    Endpoint endpoint = lookup.visible(id, caller).endpoint();
    Paging paging = Paging.of(request, "deliveries of " + endpoint.id(), WebhookId::isValid);
    WebhookId after = paging.after() == null ? null : new WebhookId(paging.after());
    DeliveryPage page = log.ofEndpoint(endpoint.tenant(), endpoint.id(), after, paging.size());
    WebhookId next = page.next();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            WireJson.bytes(
                DeliveryDocument.Page.of(page, paging.next(next == null ? null : next.value()))));
  }

  @PostMapping(
      path = ONE + "/deliveries/{webhookId:[^:]+}:resend",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> resend(
      @PathVariable String id,
      @PathVariable String webhookId,
      HttpServletRequest request,
      Caller caller) {
    Asking asking = Asking.of(request, caller);
    Endpoint endpoint = lookup.visible(id, caller).endpoint();
    MessageRef message =
        WebhookId.isValid(webhookId)
            ? log.find(endpoint.tenant(), endpoint.id(), new WebhookId(webhookId)).orElse(null)
            : null;
    if (message == null) {
      throw new ProblemException(ErrorCode.NOT_FOUND, "There is no such delivery.");
    }
    return resending.resend(message, asking).answer();
  }

  @PostMapping(path = ONE + ":test", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> test(@PathVariable String id, HttpServletRequest request, Caller caller) {
    Asking asking = Asking.of(request, caller);
    return resending.test(lookup.visible(id, caller).endpoint(), asking).answer();
  }

  @PostMapping(path = ONE + ":recover", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> recover(@PathVariable String id, HttpServletRequest request, Caller caller)
      throws IOException {
    Asking asking = Asking.of(request, caller);
    Endpoint endpoint = lookup.visible(id, caller).endpoint();
    BodyReader reader =
        new BodyReader(
            RequestBody.required(request, EndpointController.BODY_LIMIT), Set.of("since"));
    Instant since =
        reader.parsed(
            "since",
            "an RFC 3339 time, such as 2026-12-24T18:00:00Z",
            text -> OffsetDateTime.parse(text).toInstant());
    if (reader.node("since") == null) {
      reader.wrong("since", "is missing", "an RFC 3339 time, such as 2026-12-24T18:00:00Z");
    }
    reader.refuseIfWrong();
    return resending.recover(endpoint, Objects.requireNonNull(since), asking).answer();
  }
}
