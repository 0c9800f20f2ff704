package io.longhaul.storage.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** A real S3 server as a process of its own, which checks signatures; it can be killed. */
public final class S3Server implements AutoCloseable {

  private static final Path CLASS_PATH = Path.of("..", "s3server", "target", "classpath.txt");
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();
  private static final int CONNECT_MILLIS = 500;

  private final Path home;
  private final int port = freePort();
  private final Process process;

  /** Starts one with its state in a directory. */
  public S3Server(Path home) {
    this.home = home;
    try {
      process = launch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitListening();
  }

  /** One for all tests of this process, ended with it. */
  public static S3Server shared() {
    return Shared.SERVER;
  }

  private static final class Shared {

    private static final S3Server SERVER = start();

    private static S3Server start() {
      try {
        S3Server server = new S3Server(Files.createTempDirectory("longhaul-s3"));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A new, empty bucket. */
  public S3Location bucket() {
    S3Location location = location("b-" + UUID.randomUUID());
    try (S3Client client = S3Clients.of(location).patient()) {
      client.createBucket(request -> request.bucket(location.bucket()));
    } catch (SdkException e) {
      throw new AssertionError("No bucket; see " + home.resolve("server.log"), e);
    }
    return location;
  }

  /** A bucket that may be there or not. */
  public S3Location location(String bucket) {
    return new S3Location(
        bucket, "us-east-1", URI.create("http://127.0.0.1:" + port), home.resolve("credentials"));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private Process launch() throws IOException {
    Path state = Files.createDirectories(home.resolve("state"));
    String secret = UUID.randomUUID().toString();
    Files.writeString(
        home.resolve("credentials"),
        "[default]\naws_access_key_id = tester\naws_secret_access_key = %s\n".formatted(secret));
    Path settings = home.resolve("server.properties");
    Files.write(
        settings,
        List.of(
            "s3proxy.endpoint=http://127.0.0.1:" + port,
            "s3proxy.authorization=aws-v2-or-v4",
            "s3proxy.identity=tester",
            "s3proxy.credential=" + secret,
            "jclouds.provider=filesystem-nio2",
            "jclouds.filesystem.basedir=" + state));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            Files.readString(CLASS_PATH).strip(),
            "org.gaul.s3proxy.Main",
            "--properties",
            settings.toString())
        .redirectErrorStream(true)
        .redirectOutput(home.resolve("server.log").toFile())
        .start();
  }

  private void awaitListening() {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!listens()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("No S3 server; see " + home.resolve("server.log"));
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
