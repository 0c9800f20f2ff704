package io.longhaul.activities.bulkimport;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Rows in the text format of COPY, in UTF-8. Used again for chunk after chunk. For one thread. */
final class CopyBuffer {

  private static final int MESSAGE = 64 * 1024;
  private static final int MOST_BYTES_PER_CHAR = 3;

  private byte[] bytes;
  private int length;

  CopyBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  void clear() {
    length = 0;
  }

  int length() {
    return length;
  }

  /** Sends all rows. */
  void writeTo(CopyIn copy) throws SQLException {
    for (int at = 0; at < length; at += MESSAGE) {
      copy.writeToCopy(bytes, at, Math.min(MESSAGE, length - at));
    }
  }

  /** Adds a row: its ordinal, then its values. */
  void add(int ordinal, @Nullable String[] values) {
    String number = Integer.toString(ordinal);
    ensure(number.length() + 1);
    ascii(number);
    for (String value : values) {
      ensure(3);
      bytes[length++] = '\t';
      if (value == null) {
        bytes[length++] = '\\';
        bytes[length++] = 'N';
      } else {
        text(value);
      }
    }
    ensure(1);
    bytes[length++] = '\n';
  }

  private void ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
  }

  private void text(String value) {
    ensure(value.length() * MOST_BYTES_PER_CHAR);
    byte[] out = bytes;
    int at = length;
    int i = 0;
    for (; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        break;
      }
      if (c == '\\' || c == '\t' || c == '\n' || c == '\r') {
        out[at++] = '\\';
        out[at++] = escaped(c);
      } else {
        out[at++] = (byte) c;
      }
    }
    length = at;
    if (i < value.length()) {
      rest(value, i);
    }
  }

  /** What is not ASCII; surrogates come in pairs, since the fields were decoded. */
  private void rest(String value, int from) {
    byte[] encoded = value.substring(from).getBytes(StandardCharsets.UTF_8);
    ensure(encoded.length * 2);
    for (byte each : encoded) {
      if (each == '\\' || each == '\t' || each == '\n' || each == '\r') {
        bytes[length++] = '\\';
        bytes[length++] = escaped((char) each);
      } else {
        bytes[length++] = each;
      }
    }
  }

  private static byte escaped(char c) {
    return switch (c) {
      case '\t' -> (byte) 't';
      case '\n' -> (byte) 'n';
      case '\r' -> (byte) 'r';
      default -> (byte) '\\';
    };
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 3 / 2, length + more));
    }
  }
}
