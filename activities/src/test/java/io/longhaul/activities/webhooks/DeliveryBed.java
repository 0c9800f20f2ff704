package io.longhaul.activities.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.longhaul.activities.outbound.OutboundCaller;
import io.longhaul.activities.outbound.OutboundSettings;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.artifacts.ArtifactId;
import io.longhaul.storage.artifacts.ArtifactWriter;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.filesystem.FileSystemBlobStore;
import io.longhaul.storage.webhooks.Attempt;
import io.longhaul.storage.webhooks.DeliveryLog;
import io.longhaul.storage.webhooks.Endpoint;
import io.longhaul.storage.webhooks.EndpointId;
import io.longhaul.storage.webhooks.Endpoints;
import io.longhaul.storage.webhooks.MessageRef;
import io.longhaul.storage.webhooks.SealedSecret;
import io.longhaul.storage.webhooks.SealingKeys;
import io.longhaul.storage.webhooks.SecretSealer;
import io.longhaul.storage.webhooks.SignatureStyle;
import io.longhaul.storage.webhooks.SigningSecret;
import io.longhaul.workflows.webhooks.DeliveryActivities;
import io.longhaul.workflows.webhooks.DeliveryRequest.Receiver;
import io.longhaul.workflows.webhooks.Webhooks;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A receiver on this machine, and activities that deliver to it. */
final class DeliveryBed implements AutoCloseable {

  static final Duration CALL = Duration.ofMillis(1500);

  private final SecretSealer sealer =
      new SecretSealer(
          SealingKeys.of(List.of("k1:" + Base64.getEncoder().encodeToString(new byte[32]))));
  private final BlobStore store;
  private final OutboundCaller caller;
  private final HttpServer server;
  private final CountDownLatch end = new CountDownLatch(1);
  private final TestActivityEnvironment environment = TestActivities.environment();

  final List<Received> received = new CopyOnWriteArrayList<>();
  final List<String> counted = new CopyOnWriteArrayList<>();
  final Endpoints endpoints;
  final DeliveryLog log;
  final Artifacts artifacts;
  volatile @Nullable OperationSight sight;
  volatile Answer answer = exchange -> reply(exchange, 204, "");

  /** How the receiver answers. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  /** What it got. */
  record Received(Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  DeliveryBed(Path folder) {
    store = FileSystemBlobStore.open(folder);
    endpoints = new Endpoints(store);
    log = new DeliveryLog(store);
    artifacts = new Artifacts(store, Clock.systemUTC());
    caller = new OutboundCaller(settings());
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  DeliveryActivities activities() {
    environment.registerActivitiesImplementations(
        Deliveries.activities(
            new DeliveryResources(
                log,
                endpoints,
                artifacts,
                _ -> sight,
                sealer::open,
                caller,
                new HostPlaces(8, Duration.ofMillis(50), SharedPlaces.NONE),
                meter(),
                Clock.systemUTC()),
            new DeliverySchedule(Webhooks.SCHEDULE, Duration.ofSeconds(15))));
    return environment.newActivityStub(DeliveryActivities.class, TestActivities.ONCE);
  }

  private DeliveryMeter meter() {
    return new DeliveryMeter() {
      @Override
      public void attempted(String outcome, Duration latency) {
        counted.add(outcome);
      }

      @Override
      public void ended(String end) {
        counted.add("end " + end);
      }
    };
  }

  /** A receiver that stands in the books, with a secret. */
  Receiver endpoint(SigningSecret secret, SignatureStyle style) {
    return endpoint("http://127.0.0.1:" + server.getAddress().getPort() + "/hook", secret, style);
  }

  Receiver endpoint(String url, SigningSecret secret, SignatureStyle style) {
    EndpointId id = EndpointId.of("acme", url + style);
    SealedSecret sealed = sealer.seal(id, secret, Instant.now());
    endpoints.createIfAbsent(
        new Endpoint(
            id,
            "acme",
            "ann",
            null,
            url,
            null,
            List.of(),
            style,
            List.of(sealed),
            "v1:0",
            Instant.now(),
            null));
    return new Receiver("acme", id.value());
  }

  Endpoint stored(Receiver receiver) {
    return endpoints
        .find(receiver.tenant(), new EndpointId(receiver.endpoint()))
        .orElseThrow()
        .endpoint();
  }

  /** Another secret beside the one there is. */
  void rotate(Receiver receiver, SigningSecret secret) {
    Endpoint endpoint = stored(receiver);
    SealedSecret sealed = sealer.seal(endpoint.id(), secret, Instant.now());
    endpoints.update(endpoint, now -> now.rotated(sealed, Instant.now().plus(Duration.ofHours(1))));
  }

  List<Attempt> attempts(MessageRef ref) {
    return log.delivery(ref).orElseThrow().attempts();
  }

  void rejects(String operationId, String runId, String file) {
    ArtifactId id = new ArtifactId(operationId, runId, "rejects.csv");
    try (ArtifactWriter writer = artifacts.begin(id, "text/csv")) {
      writer.stream().write(file.getBytes(StandardCharsets.UTF_8));
      writer.publish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Never answers, until the end of the test. */
  void hang(HttpExchange exchange) throws IOException {
    await();
    exchange.close();
  }

  /** Answers a byte now and then. */
  void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      while (end.getCount() > 0) {
        out.write('x');
        out.flush();
        pause();
      }
    }
  }

  static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() throws IOException {
    end.countDown();
    environment.close();
    caller.close();
    server.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    byte[] body = exchange.getRequestBody().readAllBytes();
    received.add(new Received(headers, new String(body, StandardCharsets.UTF_8)));
    answer.to(exchange);
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pause() {
    try {
      var _ = end.await(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static OutboundSettings settings() {
    return new OutboundSettings(
        Set.of("127.0.0.0/8"),
        false,
        Set.of(443),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        CALL,
        1024);
  }
}
