package io.longhaul.activities.bulkimport;

/** A record that was not applied, and why. */
final class Reject {

  private final long record;
  private final byte[] raw;
  private final Refusal refusal;

  /**
   * @param record its number, from 1, the header not counted
   * @param raw its bytes as they stand in the file, without the line break
   */
  Reject(long record, byte[] raw, Refusal refusal) {
    this.record = record;
    this.raw = raw;
    this.refusal = refusal;
  }

  long record() {
    return record;
  }

  byte[] raw() {
    return raw;
  }

  /** The file's name of the column; empty when it is the record as a whole. */
  String column() {
    return refusal.column();
  }

  String code() {
    return refusal.code();
  }

  String message() {
    return refusal.message();
  }
}
