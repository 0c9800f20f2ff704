package io.longhaul.e2e.clients;

import io.longhaul.e2e.blackbox.Running;
import io.longhaul.local.token.Role;

/** What every program is told: where the gateway is, and a token of an ordinary client. */
final class Surroundings {
  private Surroundings() {}

  static ClientProgram of(Running stack, ClientProgram program) {
    return program
        .with("LONGHAUL_URL", stack.stack().gateway().toString())
        .with("LONGHAUL_TOKEN", stack.stack().token(Role.CLIENT, "acme", "ann"));
  }
}
