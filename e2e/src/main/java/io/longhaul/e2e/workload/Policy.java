package io.longhaul.e2e.workload;

import java.util.Locale;

/** What a client asks to be done with a record whose key is there already. */
public enum Policy {
  /** The later record wins. */
  UPDATE,
  /** The earlier record stays. */
  SKIP,
  /** The earlier record stays, and the later one is handed back. */
  REJECT;

  /** The word of the HTTP contract. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
