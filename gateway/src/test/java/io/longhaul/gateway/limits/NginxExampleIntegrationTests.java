package io.longhaul.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.longhaul.gateway.contract.Contract;
import io.longhaul.gateway.contract.Contract.Call;
import io.longhaul.gateway.stack.Stack;
import io.longhaul.gateway.stack.StackExtension;
import io.longhaul.gateway.stack.TestGateway;
import io.longhaul.gateway.stack.TlsKeys;
import io.longhaul.workflows.operation.Await;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** deploy/nginx/longhaul.conf lets the API through, and nobody speak for the proxy. */
@ExtendWith(StackExtension.class)
class NginxExampleIntegrationTests {

  private static final Pattern LOCATION = Pattern.compile("(?m)^  location (=|~)? ?(\\S+) \\{");
  private static final Pattern READ = Pattern.compile("proxy_read_timeout ([0-9]+)s;");

  private final String example =
      Files.readString(Path.of("..", "deploy", "nginx", "longhaul.conf"));
  private final Stack stack;

  NginxExampleIntegrationTests(Stack stack) throws IOException {
    this.stack = stack;
  }

  @Test
  void everyAddressOfTheApiHasALocationAndTheWaitsAreShort() {
    for (Call call : Contract.shipped().calls()) {
      String path = call.template().replaceAll("\\{[^}]*}", "x");

      assertThat(LOCATION.matcher(example).results().anyMatch(location -> takes(location, path)))
          .as(path)
          .isTrue();
    }
    assertThat(READ.matcher(example).results().map(read -> Integer.parseInt(read.group(1))))
        .isNotEmpty()
        .allMatch(seconds -> seconds >= 3 && seconds <= 65);
  }

  // Where nginx is not installed, that it takes the example can only be seen elsewhere.
  @Test
  void clientsCannotSpeakForTheProxy(@TempDir Path directory) throws Exception {
    Optional<Path> nginx = nginx();
    if (nginx.isPresent()) {
      TlsKeys keys = new TlsKeys(directory, "longhaul.example");
      int port = freePort();
      try (TestGateway gateway = gateway()) {
        Path configuration = configuration(directory, keys, gateway, port);
        Process process = start(nginx.get(), directory, configuration);
        try {
          Await.until("nginx to listen", () -> listens(port));

          assertThat(metadata(keys, port))
              .contains("\"https://localhost:" + port + "\"")
              .doesNotContain("evil");
        } finally {
          process.destroy();
          process.waitFor();
        }
      }
    }
    assertThat(example).contains("proxy_set_header Forwarded \"\";");
  }

  private static boolean takes(MatchResult location, String path) {
    String kind = String.valueOf(location.group(1));
    String name = location.group(2);
    return switch (kind) {
      case "=" -> path.equals(name);
      case "~" -> Pattern.compile(name).matcher(path).find();
      default -> !name.equals("/") && path.startsWith(name);
    };
  }

  private TestGateway gateway() {
    return stack.another("longhaul.proxies.trusted=127.0.0.1");
  }

  private static String metadata(TlsKeys keys, int port) throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(keys.trusting()).build();
    URI url = URI.create("https://localhost:" + port + "/.well-known/oauth-protected-resource");
    return client
        .send(
            HttpRequest.newBuilder(url)
                .header("Forwarded", "host=evil.example;proto=http")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Prefix", "/evil")
                .header("X-Forwarded-For", "203.0.113.7")
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  private Path configuration(Path directory, TlsKeys keys, TestGateway gateway, int port)
      throws IOException {
    String own =
        example
            .replaceAll("gateway-[12]:8080", gateway.url().replace("http://", ""))
            .replace("listen 443", "listen 127.0.0.1:" + port)
            .replace("/etc/nginx/tls/longhaul.crt", keys.certificate().toString())
            .replace("/etc/nginx/tls/longhaul.key", keys.key().toString())
            .replace("/var/log/nginx", directory.toString());
    String whole =
        """
        worker_processes 1; daemon off; pid %1$s/pid; error_log %1$s/errors;
        events { worker_connections 64; }
        http {
          client_body_temp_path %1$s/b; proxy_temp_path %1$s/p; fastcgi_temp_path %1$s/f;
          uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
          %2$s
        }
        """
            .formatted(directory, own);
    return Files.writeString(directory.resolve("nginx.conf"), whole);
  }

  private static Process start(Path nginx, Path directory, Path configuration) throws IOException {
    List<String> command =
        List.of(nginx.toString(), "-p", directory.toString(), "-c", configuration.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("output").toFile())
        .start();
  }

  private static Optional<Path> nginx() {
    String places = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
    return Stream.of(places.split(Pattern.quote(File.pathSeparator), -1))
        .map(place -> Path.of(place, "nginx"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
