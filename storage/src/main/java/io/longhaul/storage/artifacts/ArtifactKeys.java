package io.longhaul.storage.artifacts;

import io.longhaul.storage.BlobKey;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where artifacts lie: {@code artifacts/<operation>/<run>/<name>/record} and {@code
 * …/content-<random>}.
 */
final class ArtifactKeys {

  static final String ALL = "artifacts/";
  private static final String RECORD = "record";

  private ArtifactKeys() {}

  static BlobKey record(ArtifactId id) {
    return directory(id).child(RECORD);
  }

  static BlobKey content(ArtifactId id, String content) {
    return directory(id).child(content);
  }

  static String newContent() {
    return "content-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  /** Ends in a slash, so that it does not start the keys of an operation whose id goes on. */
  static String allOf(String operationId) {
    return BlobKey.of("artifacts", operationId).value() + "/";
  }

  static String allOf(String operationId, String runId) {
    return BlobKey.of("artifacts", operationId, runId).value() + "/";
  }

  static String operationOf(BlobKey key) {
    return key.value().split("/", -1)[1];
  }

  static boolean isRecord(BlobKey key) {
    return key.value().endsWith("/" + RECORD);
  }

  static ArtifactId idOf(BlobKey record) {
    String[] segments = record.value().split("/", -1);
    return new ArtifactId(segments[1], segments[2], segments[3]);
  }

  private static BlobKey directory(ArtifactId id) {
    return BlobKey.of("artifacts", id.operationId(), id.runId(), id.name());
  }
}
