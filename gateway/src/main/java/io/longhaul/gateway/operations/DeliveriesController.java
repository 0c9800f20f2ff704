package io.longhaul.gateway.operations;

import static io.longhaul.gateway.operations.OperationController.ID;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.webhooks.Asking;
import io.longhaul.gateway.webhooks.OperationDeliveries;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code …/deliveries}: who was told about an operation, and telling them again. */
@RestController
final class DeliveriesController {

  private final OperationLookup lookup;
  private final OperationDeliveries deliveries;

  DeliveriesController(OperationLookup lookup, OperationDeliveries deliveries) {
    this.lookup = lookup;
    this.deliveries = deliveries;
  }

  @GetMapping(
      path = "/v1/operations/" + ID + "/deliveries",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> list(@PathVariable String id, HttpServletRequest request, Caller caller) {
    Seen seen = lookup.current(id, caller);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(deliveries.list(seen.operation().id(), request));
  }

  @PostMapping(
      path = "/v1/operations/" + ID + "/deliveries/{webhookId:[^:]+}:resend",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> resend(
      @PathVariable String id,
      @PathVariable String webhookId,
      HttpServletRequest request,
      Caller caller) {
    Asking asking = Asking.of(request, caller);
    Seen seen = lookup.current(id, caller);
    return deliveries.resend(seen.operation().id(), webhookId, asking);
  }
}
