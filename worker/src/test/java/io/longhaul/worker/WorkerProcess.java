package io.longhaul.worker;

import io.longhaul.workflows.operation.Await;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A worker as a process of its own, on the class path of the tests. */
public final class WorkerProcess implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  private final Process process;
  private final int port;
  private final Path log;

  private WorkerProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** Starts one with these settings. */
  public static WorkerProcess start(String name, Map<String, String> environment, Path log) {
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            classPath(),
            WorkerApplication.class.getName());
    builder.environment().putAll(environment);
    builder.environment().put("LONGHAUL_WORKER_NAME", name);
    builder.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(port));
    builder.environment().put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
    File file = log.toFile();
    try {
      return new WorkerProcess(
          builder.redirectErrorStream(true).redirectOutput(file).start(), port, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it works. */
  public void awaitReady() {
    awaitHealth("readiness", 200);
  }

  /** Waits until a health group answers with this status code. */
  void awaitHealth(String group, int status) {
    Await.until(
        group + " " + status + " of the worker",
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("The worker ended:\n" + log());
          }
          HttpResponse<String> answer = get("/actuator/health/" + group);
          return answer != null && answer.statusCode() == status;
        });
  }

  /** What the management port answers; null when nobody does. */
  @Nullable HttpResponse<String> get(String path) {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    try {
      return HTTP.send(
          HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Sends SIGTERM, waits for the end and tells how long that took. */
  public Duration terminate() {
    long start = System.nanoTime();
    process.destroy();
    awaitEnd();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Sends SIGKILL. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** What it has logged so far, in JSON. */
  public List<String> logLines() {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same as one text. */
  public String log() {
    return String.join("\n", logLines());
  }

  @Override
  public void close() {
    kill();
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Without what is only here for tests: it would bring its own logging.
  private static String classPath() {
    String whole =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(whole.split(Pattern.quote(File.pathSeparator)))
        .filter(entry -> !entry.matches(".*(test-classes[/\\\\]?|-tests\\.jar)"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new AssertionError("The worker does not end:\n" + log());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
