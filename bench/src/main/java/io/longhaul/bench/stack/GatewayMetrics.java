package io.longhaul.bench.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Predicate;

/** What a gateway counts about itself, from its management port. */
public final class GatewayMetrics {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;

  public GatewayMetrics(URI management) {
    address = management.resolve("/actuator/prometheus");
  }

  /** How often it has asked the engine for the description of an operation. */
  public double describes() throws IOException, InterruptedException {
    return sum(line ->
        line.startsWith("temporal_request_total{")
            && line.contains("operation=\"DescribeWorkflowExecution\""));
  }

  /** Used bytes of its heap. */
  public double heap() throws IOException, InterruptedException {
    return sum(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""));
  }

  /** Platform threads that live. */
  public double threads() throws IOException, InterruptedException {
    return sum(line -> line.startsWith("jvm_threads_live_threads"));
  }

  private double sum(Predicate<String> chosen) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .body()
        .lines()
        .filter(chosen)
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
