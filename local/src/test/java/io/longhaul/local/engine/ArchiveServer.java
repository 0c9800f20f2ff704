package io.longhaul.local.engine;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** A local server that offers one release in the layout of the official one. */
final class ArchiveServer implements AutoCloseable {
  static final String ARCHIVE = Platform.current().archive(EngineVersion.PINNED.cli());

  private final HttpServer server;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();

  ArchiveServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var file = files.get(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : file.length);
          try (var body = exchange.getResponseBody()) {
            if (file != null) {
              body.write(file);
            }
          }
        });
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/releases/");
  }

  ArchiveServer offer(String name, byte[] content) {
    files.put("/releases/v" + EngineVersion.PINNED.cli() + "/" + name, content);
    return this;
  }

  ArchiveServer offer(String name, String content) {
    return offer(name, content.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] archive(String entry, String script) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
      add(tar, "LICENSE", "MIT");
      add(tar, entry, script);
    }
    return bytes.toByteArray();
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void add(TarArchiveOutputStream tar, String name, String text) throws IOException {
    var content = text.getBytes(StandardCharsets.UTF_8);
    var entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
