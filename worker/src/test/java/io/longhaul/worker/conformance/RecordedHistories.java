package io.longhaul.worker.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The recorded histories of a kind, from the class path: a folder or a jar. */
final class RecordedHistories {

  private RecordedHistories() {}

  /** JSON by file name; empty when there are none. */
  static Map<String, String> of(String kind) {
    String folder = "histories/" + kind;
    URL url = RecordedHistories.class.getClassLoader().getResource(folder);
    if (url == null) {
      return Map.of();
    }
    try {
      return url.getProtocol().equals("jar")
          ? ofJar(url.toURI(), folder)
          : of(Path.of(url.toURI()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> ofJar(URI uri, String folder) throws IOException {
    try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
      return of(jar.getPath(folder));
    }
  }

  private static Map<String, String> of(Path folder) throws IOException {
    Map<String, String> histories = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        histories.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return histories;
  }
}
