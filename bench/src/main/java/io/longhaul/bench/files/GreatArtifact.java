package io.longhaul.bench.files;

import io.longhaul.bench.imports.BenchTable;
import io.longhaul.bench.stack.BenchStack;
import io.longhaul.client.LonghaulClient;
import io.longhaul.client.StartOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A real artifact of a real import, whose bytes are then exchanged for as many as wanted: a file
 * with a hole, which takes no room.
 */
final class GreatArtifact {
  private GreatArtifact() {}

  /** Makes it and returns the path under which it is downloaded. */
  static String make(BenchStack stack, long length) throws Exception {
    try (LonghaulClient client = stack.client()) {
      Map<String, Object> input = BenchTable.prepareRejected(stack, client);
      String id =
          client.submit(BenchTable.KIND, input, StartOptions.NONE, "great").operation().id();
      var operation = client.waitFor(id);
      String name = operation.artifacts().getFirst().name();
      stretch(stack.stack().home().blobs(), length);
      return "/v1/operations/" + id + "/artifacts/" + name;
    }
  }

  private static void stretch(Path blobs, long length) throws IOException {
    Path record = only(blobs, "record");
    ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(Files.readString(record));
    json.put("length", length);
    Files.writeString(record, json.toString());
    try (var content = new RandomAccessFile(only(blobs, "content-").toFile(), "rw")) {
      content.setLength(length);
    }
  }

  private static Path only(Path blobs, String prefix) throws IOException {
    try (Stream<Path> all = Files.walk(blobs)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().contains("artifacts"))
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("No artifact was written"));
    }
  }
}
