package io.longhaul.local.command;

import io.longhaul.local.StackState;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Where the parts of a running stack are reached, for people. */
record AddressTable(@Nullable StackState state) {

  void print(PrintWriter out) {
    if (state == null) {
      return;
    }
    var addresses = state.addresses();
    line(out, "API", addresses.gateway() + "/v1");
    line(out, "health, metrics", addresses.management() + "/actuator");
    line(out, "Temporal", addresses.engine());
    line(out, "Temporal Web UI", addresses.engineUi());
    line(out, "PostgreSQL", addresses.database());
    out.flush();
  }

  private static void line(PrintWriter out, String what, String address) {
    if (!address.isEmpty()) {
      out.printf("  %-16s %s%n", what, address);
    }
  }
}
