package io.longhaul.client.command;

import io.longhaul.client.LonghaulClient;
import io.longhaul.client.Operation;
import io.longhaul.client.StartOptions;
import io.longhaul.client.Submission;
import io.longhaul.client.Upload;
import io.longhaul.client.display.Amounts;
import io.longhaul.client.display.ProgressDisplay;
import io.longhaul.client.display.Wording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** One import on its way: the file goes up, the operation is started or found, and followed. */
record ImportRun(
    LonghaulClient client,
    Surroundings surroundings,
    ProgressDisplay display,
    String key,
    StartOptions options) {

  Operation start(Path file, byte[] sha256, ObjectNode input) throws IOException {
    Submission submission;
    try (Interruption _ = new Interruption(surroundings.err(), ImportRun::unknown)) {
      Upload upload = upload(file, sha256);
      ObjectNode whole = input.deepCopy().put("file", upload.id());
      submission = client.submit(KnownDatasets.KIND, whole, options, key);
    }
    Operation operation = submission.operation();
    display.say((submission.replayed() ? "Found: " : "Started: ") + operation.id());
    if (submission.replayed() && operation.done()) {
      display.say(
          "It was imported before and ended %s; --new imports it again."
              .formatted(Wording.time(operation.finishedAt())));
    }
    return operation;
  }

  /** To the end of the operation, or of the last one of its line when it was retried. */
  Operation follow(Operation operation) {
    Following following = new Following(client, surroundings, display);
    Operation last = following.follow(operation.id(), null, false, each -> {});
    while (last.retriedAs() != null) {
      last = following.follow("Retried as: " + last.retriedAs(), last.retriedAs());
    }
    return last;
  }

  private Upload upload(Path file, byte[] sha256) throws IOException {
    Upload upload = client.upload(file, ImportKey.ofUpload(key, sha256), display::sent);
    String here = HexFormat.of().formatHex(sha256);
    if (upload.sha256() != null && !upload.sha256().equalsIgnoreCase(here)) {
      throw new IOException(
          "What the server has is not what " + file + " was: was it changed meanwhile?");
    }
    display.say("Uploaded: " + upload.id() + " (" + Amounts.bytes(upload.length()) + ")");
    return upload;
  }

  private static List<String> unknown() {
    return List.of(
        "Interrupted before the server said that it had started the import.",
        "The same command starts it, or finds it if it was started.");
  }
}
