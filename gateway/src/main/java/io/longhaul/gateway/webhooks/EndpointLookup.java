package io.longhaul.gateway.webhooks;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.access.Scope;
import io.longhaul.gateway.audit.Audit;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.webhooks.Endpoint;
import io.longhaul.storage.webhooks.EndpointId;
import io.longhaul.storage.webhooks.Endpoints;
import io.longhaul.storage.webhooks.StoredEndpoint;
import io.longhaul.workflows.operation.ErrorCode;

/** Finds registered endpoints for callers: what is not theirs does not exist. */
final class EndpointLookup {

  private final Endpoints endpoints;

  EndpointLookup(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  /**
   * One that the caller may see.
   *
   * @throws ProblemException NOT_FOUND
   */
  StoredEndpoint visible(String text, Caller caller) {
    StoredEndpoint found =
        EndpointId.isValid(text) && !new EndpointId(text).inline()
            ? endpoints
                .find(new EndpointId(text).tenant(), new EndpointId(text))
                .orElseThrow(EndpointLookup::notFound)
            : null;
    if (found == null || !sees(caller, found.endpoint())) {
      if (found != null) {
        Audit.hidden(found.endpoint().tenant(), found.endpoint().owner());
      }
      throw notFound();
    }
    return found;
  }

  /** Whether it exists for the caller (DESIGN 8: others' of other tenants are for admins). */
  static boolean sees(Caller caller, Endpoint endpoint) {
    return caller.owns(endpoint.tenant(), endpoint.owner())
        || (caller.has(Scope.TEAM) && caller.tenant().equals(endpoint.tenant()))
        || (caller.has(Scope.ADMIN) && caller.reaches(endpoint.tenant()));
  }

  static ProblemException notFound() {
    return new ProblemException(ErrorCode.NOT_FOUND, "There is no such endpoint.");
  }
}
