package io.longhaul.e2e.clients;

import io.longhaul.e2e.blackbox.StackExtension;
import java.util.Map;

/**
 * Gives tests a stack whose gateway talks to pages, is reached by proxies, and has short tickets;
 * receivers of webhooks who refuse a message are told again soon.
 */
public final class ClientStack extends StackExtension {
  static final int TICKET_SECONDS = 20;

  public ClientStack() {
    super(
        Map.of(
            "LONGHAUL_CORS_ORIGINS", "*",
            // A busy machine is no fault that a client should meet here.
            "LONGHAUL_ENGINE_CALL_TIMEOUT", "10s",
            "LONGHAUL_PROXIES_TRUSTED", "127.0.0.1/32",
            "LONGHAUL_TICKETS_LIFE", TICKET_SECONDS + "s",
            "LONGHAUL_WEBHOOKS_DELAYS", "0s,1s,2s,2s,4s,4s,8s,8s,16s,16s"));
  }
}
