package io.longhaul.gateway.access;

import io.longhaul.workflows.operation.OperationId;
import java.util.List;
import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * Somebody with a ticket for the events of one operation: no more is known, and no more is open.
 */
final class TicketAuthentication extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1;
  private final transient Caller caller;

  TicketAuthentication(OperationId id) {
    super(List.of());
    // Sees what is its tenant's; the route leads to one operation of it.
    this.caller = new Caller(id.tenant(), "ticket", Set.of(Scope.READ, Scope.TEAM), Set.of());
    setAuthenticated(true);
  }

  Caller caller() {
    return caller;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return caller.subject();
  }
}
