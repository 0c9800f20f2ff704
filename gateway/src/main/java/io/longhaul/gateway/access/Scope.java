package io.longhaul.gateway.access;

import org.jspecify.annotations.Nullable;

/** What an access token allows (DESIGN 8). */
public enum Scope {
  READ("operations:read"),
  WRITE("operations:write"),
  CONTROL("operations:control"),
  TEAM("operations:team"),
  SUPPORT("operations:support"),
  ADMIN("operations:admin");

  private final String wire;

  Scope(String wire) {
    this.wire = wire;
  }

  /** The word in the token. */
  public String wire() {
    return wire;
  }

  static @Nullable Scope ofWire(String word) {
    for (Scope scope : values()) {
      if (scope.wire.equals(word)) {
        return scope;
      }
    }
    return null;
  }
}
