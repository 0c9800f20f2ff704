package io.longhaul.gateway.access;

import java.util.Set;

/**
 * Who calls, all of it from the token.
 *
 * @param supported the tenants that the scope {@code operations:support} reaches beyond the
 *     caller's own operations; {@code *} stands for all
 */
public record Caller(String tenant, String subject, Set<Scope> scopes, Set<String> supported) {

  /** Stands for every tenant in the claim {@code tenants}. */
  public static final String EVERY_TENANT = "*";

  /** Takes copies. */
  public Caller {
    scopes = Set.copyOf(scopes);
    supported = Set.copyOf(supported);
  }

  /** Whether the token carries this scope. */
  public boolean has(Scope scope) {
    return scopes.contains(scope);
  }

  /** Whether it is this caller who started what belongs to this tenant and owner. */
  public boolean owns(String ofTenant, String owner) {
    return tenant.equals(ofTenant) && subject.equals(owner);
  }

  /** Whether what belongs to this tenant and owner exists at all for the caller. */
  public boolean sees(String ofTenant, String owner) {
    return owns(ofTenant, owner)
        || (has(Scope.TEAM) && tenant.equals(ofTenant))
        || (has(Scope.SUPPORT) && supports(ofTenant));
  }

  /** Whether the token names this tenant: as the caller's own, or among those it may look after. */
  public boolean reaches(String ofTenant) {
    return tenant.equals(ofTenant) || supports(ofTenant);
  }

  private boolean supports(String ofTenant) {
    return supported.contains(EVERY_TENANT) || supported.contains(ofTenant);
  }
}
