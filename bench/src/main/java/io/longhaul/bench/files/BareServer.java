package io.longhaul.bench.files;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.longhaul.local.home.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** The JDK's server in a process of its own, which writes each body to a file and no more. */
final class BareServer implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Process process;
  private final URI address;

  private BareServer(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts one with the memory and the collector of a gateway. */
  static BareServer start(Path directory) throws IOException {
    Files.createDirectories(directory);
    int port = FreePort.any();
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    BareServer.class.getName(),
                    Integer.toString(port),
                    directory.toString()))
            .inheritIO()
            .start();
    BareServer server = new BareServer(process, URI.create("http://127.0.0.1:" + port));
    server.awaitListening(port);
    return server;
  }

  /** Runs the server: port, directory. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[1]);
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])),
            0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> take(exchange, directory));
    server.start();
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
  }

  private static void take(HttpExchange exchange, Path directory) throws IOException {
    Path file = directory.resolve(exchange.getRequestURI().getPath().substring(1));
    try (exchange;
        var out = Files.newOutputStream(file)) {
      exchange.getRequestBody().transferTo(out);
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private void awaitListening(int port) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (io.longhaul.local.home.Port.isFree(port)) {
      if (!process.isAlive() || System.nanoTime() - end > 0) {
        throw new IllegalStateException("The bare server did not start");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }
}
