package io.longhaul.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Stands in for the gateway and the worker: a jar whose program says that it is ready, and what it
 * was given.
 */
public final class FakeApplication {
  private FakeApplication() {}

  /** Answers every request with the environment variable that its path names. */
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(System.getenv().getOrDefault("MANAGEMENT_SERVER_PORT", "0"));
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/",
        exchange -> {
          var name = exchange.getRequestURI().getPath().substring(1);
          var value = System.getenv().getOrDefault(name, "").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, value.length == 0 ? -1 : value.length);
          try (var body = exchange.getResponseBody()) {
            body.write(value);
          }
        });
    server.start();
  }

  /** Makes a directory that looks like a built repository. */
  public static Path repository(Path directory) throws IOException {
    Files.createDirectories(directory.resolve("engine"));
    for (var module : new String[] {"gateway", "worker"}) {
      var target = Files.createDirectories(directory.resolve(module).resolve("target"));
      writeJar(target.resolve("longhaul-" + module + "-1.0.jar"));
    }
    return directory;
  }

  private static void writeJar(Path file) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeApplication.class.getName());
    var name = FakeApplication.class.getName().replace('.', '/') + ".class";
    try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest);
        var bytes = FakeApplication.class.getClassLoader().getResourceAsStream(name)) {
      jar.putNextEntry(new JarEntry(name));
      java.util.Objects.requireNonNull(bytes).transferTo(jar);
    }
  }
}
