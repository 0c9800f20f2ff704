package io.longhaul.gateway.webhooks;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.access.Scope;
import io.longhaul.gateway.json.WireJson;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.gateway.requests.Paging;
import io.longhaul.storage.webhooks.EndpointId;
import io.longhaul.storage.webhooks.EndpointPage;
import io.longhaul.storage.webhooks.Endpoints;
import io.longhaul.storage.webhooks.StoredEndpoint;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import io.longhaul.workflows.operation.OperationId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/webhook-endpoints}: those of a tenant that the caller sees, page by page. */
@RestController
final class EndpointListController {

  private static final int AT_ONCE = 100;

  private final Endpoints endpoints;
  private final Clock clock;

  EndpointListController(Endpoints endpoints, Clock clock) {
    this.endpoints = endpoints;
    this.clock = clock;
  }

  private record Found(List<StoredEndpoint> endpoints, @Nullable String next) {}

  @GetMapping(path = EndpointDocument.BASE, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> list(HttpServletRequest request, Caller caller) {
    String tenant = tenant(request, caller);
    Paging paging =
        Paging.of(
            request, "endpoints of " + tenant + " for " + caller.subject(), EndpointId::isValid);
    Found found = tenant == null ? new Found(List.of(), null) : find(tenant, paging, caller);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            WireJson.bytes(
                new EndpointDocument.Page(
                    found.endpoints().stream()
                        .map(
                            it -> EndpointDocument.of(it.endpoint(), null, caller, clock.instant()))
                        .toList(),
                    paging.next(found.next()))));
  }

  // Null: one that the caller does not reach, of which it sees nothing.
  private static @Nullable String tenant(HttpServletRequest request, Caller caller) {
    String wanted = request.getParameter("tenant");
    if (wanted == null || wanted.equals(caller.tenant())) {
      return caller.tenant();
    }
    if (wanted.isEmpty()) {
      String what = "is empty: give it a value, or leave it out";
      throw new ProblemException(
          ErrorCode.MALFORMED_REQUEST,
          "The parameter tenant " + what + ".",
          List.of(new ErrorDetail("tenant", what, null)));
    }
    return caller.has(Scope.ADMIN) && caller.reaches(wanted) && OperationId.isTenant(wanted)
        ? wanted
        : null;
  }

  private Found find(String tenant, Paging paging, Caller caller) {
    List<StoredEndpoint> found = new ArrayList<>();
    String position = paging.after();
    EndpointId after = position == null ? null : new EndpointId(position);
    while (true) {
      EndpointPage page = endpoints.list(tenant, after, AT_ONCE);
      for (StoredEndpoint endpoint : page.endpoints()) {
        if (EndpointLookup.sees(caller, endpoint.endpoint())) {
          if (found.size() == paging.size()) {
            return new Found(found, found.getLast().endpoint().id().value());
          }
          found.add(endpoint);
        }
      }
      after = page.next();
      if (after == null) {
        return new Found(found, null);
      }
    }
  }
}
