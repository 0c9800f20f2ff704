package io.longhaul.activities.csv;

/**
 * Finds where records end, byte by byte and across buffers, exactly as FastCSV does: a quote opens
 * only at the start of a field, any of CR, LF and CRLF ends a record, empty lines are none. For one
 * thread.
 */
public final class RecordScanner {

  private static final byte PLAIN = 0;
  private static final byte DELIMITER = 1;
  private static final byte QUOTE = 2;
  private static final byte BREAK = 3;

  private enum State {
    RECORD_START,
    FIELD_START,
    DATA,
    QUOTED,
    AFTER_QUOTE
  }

  private final byte[] kinds = new byte[256];
  private State state = State.RECORD_START;
  private boolean ended;
  private boolean misplaced;
  private long offset;
  private long base;
  private long recordStart;
  private long quoteStart;
  private long lastReturn = -2;
  private long line = 1;
  private long quoteLine;
  private long recordLine = 1;

  /**
   * @param offset in the file of the first byte that will be scanned; the start of a record
   */
  public RecordScanner(CsvDialect dialect, long offset) {
    this.offset = offset;
    this.recordStart = offset;
    kinds['\r'] = BREAK;
    kinds['\n'] = BREAK;
    kinds[dialect.delimiterByte() & 0xFF] = DELIMITER;
    kinds[dialect.quoteByte() & 0xFF] = QUOTE;
  }

  /** Scans on to the end of the next record; its index behind the last byte, or -1 for more. */
  public int next(byte[] bytes, int from, int to) {
    base = offset - from;
    int at = from;
    while (at < to) {
      at =
          switch (state) {
            case DATA -> data(bytes, at, to);
            case QUOTED -> quoted(bytes, at, to);
            default -> boundary(bytes, at);
          };
      if (ended) {
        ended = false;
        offset = base + at;
        return at;
      }
    }
    offset = base + to;
    return -1;
  }

  /** Whether the file, when it ends here, ends in a record that no line break has ended. */
  public boolean inRecord() {
    return state != State.RECORD_START;
  }

  /** Whether a quote is open. */
  public boolean inQuotes() {
    return state == State.QUOTED;
  }

  /** Where in the file the present or last quoted field begins. */
  public long quoteStart() {
    return quoteStart;
  }

  /** The line, from 1, that the present or last quoted field begins in. */
  public long quoteLine() {
    return quoteLine;
  }

  /** Where in the file the record that was last begun begins, empty lines before it left out. */
  public long recordStart() {
    return recordStart;
  }

  /** The line, from 1, that that record begins in. */
  public long recordLine() {
    return recordLine;
  }

  /** How many bytes the record has, or has so far. */
  public long recordLength() {
    return offset - recordStart;
  }

  /** Whether something stood between a closing quote and the next delimiter; asking resets it. */
  public boolean takeMisplacedQuote() {
    boolean taken = misplaced;
    misplaced = false;
    return taken;
  }

  private int data(byte[] bytes, int from, int to) {
    int at = from;
    byte kind = PLAIN;
    while (at < to && ((kind = kinds[bytes[at] & 0xFF]) == PLAIN || kind == QUOTE)) {
      at++;
    }
    if (at == to) {
      return to;
    }
    if (kind == DELIMITER) {
      state = State.FIELD_START;
    } else {
      end(bytes[at], at);
    }
    return at + 1;
  }

  private int quoted(byte[] bytes, int from, int to) {
    int at = from;
    byte kind = PLAIN;
    while (at < to && ((kind = kinds[bytes[at] & 0xFF]) == PLAIN || kind == DELIMITER)) {
      at++;
    }
    if (at == to) {
      return to;
    }
    if (kind == QUOTE) {
      state = State.AFTER_QUOTE;
    } else {
      countLine(bytes[at], at);
    }
    return at + 1;
  }

  private int boundary(byte[] bytes, int at) {
    byte kind = kinds[bytes[at] & 0xFF];
    if (kind == BREAK) {
      breakAtBoundary(bytes[at], at);
      return at + 1;
    }
    if (state == State.RECORD_START) {
      recordStart = base + at;
      recordLine = line;
    }
    switch (kind) {
      case DELIMITER -> state = State.FIELD_START;
      case QUOTE -> openQuote(at);
      default -> plainAtBoundary();
    }
    return at + 1;
  }

  private void openQuote(int at) {
    if (state != State.AFTER_QUOTE) {
      quoteStart = base + at;
      quoteLine = line;
    }
    state = State.QUOTED;
  }

  private void plainAtBoundary() {
    if (state == State.AFTER_QUOTE) {
      misplaced = true;
    } else {
      state = State.DATA;
    }
  }

  private void breakAtBoundary(byte value, int at) {
    if (state == State.RECORD_START) {
      countLine(value, at);
    } else {
      end(value, at);
    }
  }

  private void end(byte value, int at) {
    countLine(value, at);
    state = State.RECORD_START;
    ended = true;
  }

  private void countLine(byte value, int at) {
    long position = base + at;
    if (value == '\r') {
      lastReturn = position;
      line++;
    } else if (lastReturn != position - 1) {
      line++;
    }
  }
}
