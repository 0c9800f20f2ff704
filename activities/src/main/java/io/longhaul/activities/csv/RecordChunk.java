package io.longhaul.activities.csv;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Whole records of a file, as they stand there. The bytes belong to a buffer that is used again:
 * what is to outlive the chunk has to be copied.
 */
public final class RecordChunk {

  private final long offset;
  private final long firstRecord;
  private final byte[] bytes;
  private final int[] ends;
  private final int records;
  private final BitSet misplacedQuotes;

  RecordChunk(Place place, byte[] bytes, int[] ends, int records, BitSet misplacedQuotes) {
    this.offset = place.offset();
    this.firstRecord = place.record();
    this.bytes = bytes;
    this.ends = ends;
    this.records = records;
    this.misplacedQuotes = misplacedQuotes;
  }

  /**
   * A place between two records.
   *
   * @param offset in the file
   * @param record number of records before it, the header not counted
   */
  public record Place(long offset, long record) {}

  /** Where the chunk begins. */
  public Place start() {
    return new Place(offset, firstRecord);
  }

  /** Where the next chunk begins. */
  public Place end() {
    return new Place(offset + length(), firstRecord + records);
  }

  /** How many records there are, empty lines not counted. */
  public int records() {
    return records;
  }

  /** How many bytes there are. */
  public int length() {
    return records == 0 ? 0 : ends[records - 1];
  }

  /** The number, from 1, of the record at this index of the chunk. */
  public long number(int index) {
    return firstRecord + index + 1;
  }

  /**
   * The index, from this one on, of the next record where something stands between a closing quote
   * and the next delimiter; the number of records when there is none.
   */
  int nextMisplacedQuote(int index) {
    int next = misplacedQuotes.nextSetBit(index);
    return next < 0 ? records : next;
  }

  /** Where in the bytes the record of this index begins, with the line breaks before it. */
  int from(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  /** A copy of the bytes of one record, without line breaks around it. */
  public byte[] record(int index) {
    int from = from(index);
    int to = ends[index];
    while (from < to && isBreak(bytes[from])) {
      from++;
    }
    while (to > from && isBreak(bytes[to - 1])) {
      to--;
    }
    return Arrays.copyOfRange(bytes, from, to);
  }

  byte[] bytes() {
    return bytes;
  }

  private static boolean isBreak(byte value) {
    return value == '\r' || value == '\n';
  }
}
