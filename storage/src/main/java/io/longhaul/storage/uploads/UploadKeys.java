package io.longhaul.storage.uploads;

import io.longhaul.storage.BlobKey;
import io.longhaul.storage.uploads.UploadRecord.Part;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where uploads lie: {@code uploads/<two digits>/<id>/record} and {@code
 * …/parts/<offset>-<random>}.
 */
final class UploadKeys {

  static final String ALL = "uploads/";
  private static final String RECORD = "/record";

  private UploadKeys() {}

  static BlobKey record(UploadId id) {
    return directory(id).child("record");
  }

  static BlobKey part(UploadId id, Part part) {
    return part(id, part.name());
  }

  static BlobKey part(UploadId id, String name) {
    return directory(id).child("parts").child(name);
  }

  static String allParts(UploadId id) {
    return directory(id).child("parts").value() + "/";
  }

  /**
   * A name for bytes from an offset on. Random, so that two that send the same bytes never meet in
   * one blob.
   */
  static String newPartName(long offset) {
    return "%020d-%s"
        .formatted(offset, HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
  }

  static boolean isRecord(BlobKey key) {
    return key.value().endsWith(RECORD);
  }

  static UploadId idOfRecord(BlobKey key) {
    String path = key.value().substring(0, key.value().length() - RECORD.length());
    return new UploadId(path.substring(path.lastIndexOf('/') + 1));
  }

  private static BlobKey directory(UploadId id) {
    return BlobKey.of("uploads", id.value().substring(2, 4), id.value());
  }
}
