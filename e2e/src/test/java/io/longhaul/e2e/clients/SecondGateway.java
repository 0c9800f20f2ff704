package io.longhaul.e2e.clients;

import static java.util.Map.entry;

import io.longhaul.e2e.blackbox.Await;
import io.longhaul.e2e.blackbox.Running;
import io.longhaul.e2e.stack.Repository;
import io.longhaul.local.application.ApplicationJar;
import io.longhaul.local.home.FreePort;
import io.longhaul.local.home.Home;
import io.longhaul.local.token.SharedKey;
import io.longhaul.local.token.SigningKey;
import io.longhaul.local.token.TokenIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One more gateway of a stack, on the same engine, blobs and keys; nobody starts it again. */
record SecondGateway(Process process, int port) implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final Duration READY = Duration.ofMinutes(5);

  static SecondGateway start(Running stack) throws Exception {
    return start(stack, Map.of());
  }

  /** The same, with settings beside those of the stack. */
  static SecondGateway start(Running stack, Map<String, String> settings) throws Exception {
    int port = FreePort.any();
    int management = FreePort.any();
    ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
    builder.environment().putAll(environment(stack, port, management));
    builder.environment().putAll(settings);
    Path log = stack.own().files().resolve("second-gateway.log");
    SecondGateway started = new SecondGateway(builder.redirectOutput(log.toFile()).start(), port);
    URI ready = URI.create("http://" + HOST + ":" + management + "/actuator/health/readiness");
    try (HttpClient http = HttpClient.newHttpClient()) {
      Await.until("the second gateway is ready", READY, () -> status(http, ready), is -> is == 200);
    } catch (Exception | AssertionError e) {
      started.close();
      throw e;
    }
    return started;
  }

  String address() {
    return "http://" + HOST + ":" + port;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
  }

  private static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx256m",
        "--enable-native-access=ALL-UNNAMED",
        "-jar",
        ApplicationJar.of(Repository.find(), "gateway").file().toString());
  }

  private static Map<String, String> environment(Running stack, int port, int management) {
    Home home = stack.stack().home();
    return Map.ofEntries(
        entry("SERVER_ADDRESS", HOST),
        entry("SERVER_PORT", "" + port),
        entry("MANAGEMENT_SERVER_PORT", "" + management),
        entry("SPRING_TEMPORAL_CONNECTION_TARGET", stack.stack().engine()),
        entry("LONGHAUL_STORAGE_ROOT", home.blobs().toString()),
        entry("LONGHAUL_DATASETS_DIRECTORY", stack.own().datasets().toString()),
        entry("LONGHAUL_ACCESS_PUBLIC_KEY", SigningKey.of(home).publicFile().toString()),
        entry("LONGHAUL_TICKETS_KEY_FILE", SharedKey.ofTickets(home).file().toString()),
        entry("LONGHAUL_WEBHOOKS_KEY_FILE", SharedKey.ofSecrets(home).file().toString()),
        entry("LONGHAUL_ACCESS_ISSUER", TokenIssuer.ISSUER),
        entry("LONGHAUL_ACCESS_AUDIENCE", TokenIssuer.AUDIENCE));
  }

  private static int status(HttpClient http, URI address) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(READY).build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }
}
