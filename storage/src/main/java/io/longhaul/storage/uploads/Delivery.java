package io.longhaul.storage.uploads;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that a client sends to an upload in one request.
 *
 * @param offset where in the upload they belong
 * @param most how many bytes the upload may come to; counts only while its length is not declared
 * @param checksum of all of them; null when the client gave none. With a checksum they are kept
 *     whole or not at all
 * @param resumable whether a part that broke off is kept as far as it came; not for who sends
 *     everything again anyway, and would meet what the broken request is still writing
 */
public record Delivery(
    long offset,
    InputStream body,
    long most,
    @Nullable ExpectedChecksum checksum,
    boolean resumable) {

  /** Of a client that asks for the offset and goes on there. */
  public Delivery(long offset, InputStream body, long most, @Nullable ExpectedChecksum checksum) {
    this(offset, body, most, checksum, true);
  }

  /** What is left of a file that comes whole when the bytes before an offset have been read. */
  Delivery rest(long later) {
    return new Delivery(later, body, most, checksum, false);
  }
}
