package io.longhaul.local;

import io.longhaul.local.database.PostgresCluster;
import io.longhaul.local.home.Home;
import io.longhaul.local.home.Port;
import io.longhaul.local.token.SharedKey;
import io.longhaul.local.token.SigningKey;
import io.longhaul.local.token.TokenIssuer;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings of the gateway and of workers, as environment variables; docs/configuration.md says
 * what each means.
 */
final class Environments {
  private static final String HOST = "127.0.0.1";
  private static final String HEARTBEAT_TIMEOUT = "5s";

  // Who tries webhooks on one machine receives them there.
  private static final String LOOPBACK = "localhost,127.0.0.0/8,::1";

  private final StackOptions options;
  private final String engineAddress;

  Environments(StackOptions options, String engineAddress) {
    this.options = options;
    this.engineAddress = engineAddress;
  }

  Map<String, String> gateway() {
    var ports = options.settings().ports();
    var environment = shared(ports.of(Port.MANAGEMENT));
    environment.put("SERVER_PORT", "" + ports.of(Port.GATEWAY));
    environment.put(
        "LONGHAUL_ACCESS_PUBLIC_KEY", SigningKey.of(options.home()).publicFile().toString());
    environment.put(
        "LONGHAUL_TICKETS_KEY_FILE", SharedKey.ofTickets(options.home()).file().toString());
    environment.put("LONGHAUL_ACCESS_ISSUER", TokenIssuer.ISSUER);
    environment.put("LONGHAUL_ACCESS_AUDIENCE", TokenIssuer.AUDIENCE);
    environment.putAll(options.environment());
    return environment;
  }

  Map<String, String> worker(String name, int managementPort) {
    var environment = shared(managementPort);
    environment.put("SERVER_PORT", "" + managementPort);
    environment.put(
        "LONGHAUL_DATABASE_URL", PostgresCluster.url(options.settings().ports().of(Port.DATABASE)));
    environment.put("LONGHAUL_DATABASE_USERNAME", PostgresCluster.NAME);
    environment.put(
        "LONGHAUL_DATABASE_PASSWORD_FILE", PostgresCluster.passwordFile(options.home()).toString());
    environment.put("LONGHAUL_WORKER_HEARTBEAT_TIMEOUT", HEARTBEAT_TIMEOUT);
    environment.put("LONGHAUL_WORKER_NAME", name);
    environment.putAll(options.environment());
    return environment;
  }

  private Map<String, String> shared(int managementPort) {
    Home home = options.home();
    var environment = new HashMap<String, String>();
    environment.put("SERVER_ADDRESS", HOST);
    environment.put("MANAGEMENT_SERVER_ADDRESS", HOST);
    environment.put("MANAGEMENT_SERVER_PORT", "" + managementPort);
    environment.put("SPRING_TEMPORAL_CONNECTION_TARGET", engineAddress);
    environment.put("LONGHAUL_STORAGE_ROOT", home.blobs().toString());
    environment.put("LONGHAUL_WEBHOOKS_KEY_FILE", SharedKey.ofSecrets(home).file().toString());
    environment.put("LONGHAUL_WEBHOOKS_ALLOWED_TARGETS", LOOPBACK);
    environment.put("LONGHAUL_DATASETS_DIRECTORY", options.datasets().toString());
    // These logs are read by people, with ./longhaul logs.
    environment.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "");
    return environment;
  }
}
