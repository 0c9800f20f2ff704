package io.longhaul.storage.uploads;

import io.longhaul.storage.BlobKey;

/**
 * Where uploads lie: {@code uploads/<two digits>/<id>/record}, {@code …/parts/<offset>}, {@code
 * …/holders/<operation>}; and {@code usage/<tenant>/<id>=<length>}.
 */
final class UploadKeys {

  static final String ALL = "uploads/";
  static final String ALL_USAGE = "usage/";
  private static final String RECORD = "/record";

  private UploadKeys() {}

  static BlobKey record(UploadId id) {
    return directory(id).child("record");
  }

  /** Of the bytes from an offset on: of several that write there, one gets the place. */
  static BlobKey part(UploadId id, long offset) {
    return directory(id).child("parts").child("%020d".formatted(offset));
  }

  static String allParts(UploadId id) {
    return directory(id).child("parts").value() + "/";
  }

  static long offsetOfPart(BlobKey part) {
    return Long.parseLong(lastSegment(part.value()));
  }

  static BlobKey holder(UploadId id, String operation) {
    return directory(id).child("holders").child(operation);
  }

  static String allHolders(UploadId id) {
    return directory(id).child("holders").value() + "/";
  }

  static String operationOfHolder(BlobKey holder) {
    return lastSegment(holder.value());
  }

  static boolean isRecord(BlobKey key) {
    return key.value().endsWith(RECORD);
  }

  static UploadId idOfRecord(BlobKey key) {
    String path = key.value().substring(0, key.value().length() - RECORD.length());
    return new UploadId(lastSegment(path));
  }

  static BlobKey usage(String tenant, UploadId id, long length) {
    return BlobKey.of("usage", tenant, id.value() + "=" + length);
  }

  static String allUsage(String tenant) {
    return BlobKey.of("usage", tenant).value() + "/";
  }

  static String allUsage(String tenant, UploadId id) {
    return allUsage(tenant) + id.value() + "=";
  }

  static long lengthOfUsage(BlobKey usage) {
    return Long.parseLong(usage.value().substring(usage.value().indexOf('=') + 1));
  }

  static UploadId idOfUsage(BlobKey usage) {
    String last = lastSegment(usage.value());
    return new UploadId(last.substring(0, last.indexOf('=')));
  }

  private static String lastSegment(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static BlobKey directory(UploadId id) {
    return BlobKey.of("uploads", id.value().substring(2, 4), id.value());
  }
}
