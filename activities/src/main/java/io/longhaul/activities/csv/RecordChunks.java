package io.longhaul.activities.csv;

import io.longhaul.activities.csv.RecordChunk.Place;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into chunks of whole records, from any record on, in the memory of one buffer. For
 * one thread.
 */
public final class RecordChunks implements AutoCloseable {

  private static final int READ_SIZE = 128 * 1024;

  private final InputStream in;
  private final RecordScanner scanner;
  private byte[] rest = new byte[0];
  private int restScanned;
  private Place place;
  private boolean atEnd;

  /**
   * @param in the file, from the place on
   */
  public RecordChunks(InputStream in, CsvDialect dialect, Place place) {
    this.in = in;
    this.place = place;
    this.scanner = new RecordScanner(dialect, place.offset());
  }

  /** Memory for one chunk, to be used again when the chunk has been. */
  public static final class Buffer {
    private final byte[] bytes;
    private int[] ends = new int[1024];
    private final BitSet misplacedQuotes = new BitSet();

    /**
     * @param capacity how many bytes a chunk may have; a record may have half of that
     */
    public Buffer(int capacity) {
      bytes = new byte[capacity];
    }

    private void end(int records, int at) {
      if (records == ends.length) {
        ends = Arrays.copyOf(ends, records * 2);
      }
      ends[records] = at;
    }
  }

  /**
   * The next records, at most so many; null at the end of the file.
   *
   * @throws IOException if reading fails
   */
  public @Nullable RecordChunk next(Buffer buffer, int maxRecords) throws IOException {
    Filling filling = new Filling(buffer, maxRecords);
    while (!filling.full() && !atEnd) {
      filling.read();
    }
    return filling.finish();
  }

  /** One chunk in the making. */
  private final class Filling {
    private final Buffer buffer;
    private final int maxRecords;
    private int length;
    private int scanned;
    private int records;

    Filling(Buffer buffer, int maxRecords) {
      this.buffer = buffer;
      this.maxRecords = maxRecords;
      buffer.misplacedQuotes.clear();
      System.arraycopy(rest, 0, buffer.bytes, 0, rest.length);
      length = rest.length;
      scanned = restScanned;
      scan();
    }

    boolean full() {
      return records >= maxRecords || (length == buffer.bytes.length && records > 0);
    }

    void read() throws IOException {
      if (length == buffer.bytes.length) {
        passOverEmptyLines();
      }
      int room = Math.min(READ_SIZE, buffer.bytes.length - length);
      int count = in.read(buffer.bytes, length, room);
      if (count < 0) {
        atEnd = true;
        lastRecord();
      } else {
        length += count;
        scan();
      }
    }

    private void passOverEmptyLines() {
      if (scanner.inRecord()) {
        throw new IllegalStateException("A record at " + place + " is longer than a buffer.");
      }
      place = new Place(place.offset() + length, place.record());
      length = 0;
      scanned = 0;
    }

    private void scan() {
      while (records < maxRecords && scanned < length) {
        int end = scanner.next(buffer.bytes, scanned, length);
        if (end < 0) {
          scanned = length;
        } else {
          scanned = end;
          add(end);
        }
      }
    }

    private void lastRecord() {
      if (scanner.inRecord()) {
        add(length);
      }
    }

    private void add(int end) {
      if (scanner.takeMisplacedQuote()) {
        buffer.misplacedQuotes.set(records);
      }
      buffer.end(records, end);
      records++;
    }

    @Nullable RecordChunk finish() {
      if (records == 0) {
        return null;
      }
      RecordChunk chunk =
          new RecordChunk(place, buffer.bytes, buffer.ends, records, buffer.misplacedQuotes);
      place = chunk.end();
      rest = Arrays.copyOfRange(buffer.bytes, chunk.length(), length);
      restScanned = scanned - chunk.length();
      return chunk;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
