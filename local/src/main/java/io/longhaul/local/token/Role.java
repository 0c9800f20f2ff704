package io.longhaul.local.token;

import java.util.Locale;

/** Whom a local token is for: a caller of the API, support staff, or an administrator. */
public enum Role {
  CLIENT("operations:read operations:write operations:control", false),
  SUPPORT(CLIENT.scope + " operations:team operations:support", true),
  ADMIN(SUPPORT.scope + " operations:admin", true);

  private final String scope;
  private final boolean everyTenant;

  Role(String scope, boolean everyTenant) {
    this.scope = scope;
    this.everyTenant = everyTenant;
  }

  /** The scopes, with spaces between them. */
  String scope() {
    return scope;
  }

  /** Whether the token's claim {@code tenants} names all of them. */
  boolean everyTenant() {
    return everyTenant;
  }

  /** The name as it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
