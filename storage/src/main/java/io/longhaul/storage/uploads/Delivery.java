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
 */
public record Delivery(
    long offset, InputStream body, long most, @Nullable ExpectedChecksum checksum) {

  /** What is left of it when the bytes before an offset have been read. */
  Delivery from(long later) {
    return new Delivery(later, body, most, checksum);
  }
}
