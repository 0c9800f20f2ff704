package io.longhaul.gateway.artifacts;

import io.longhaul.storage.Sha256;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Something that is sent whole or in part.
 *
 * @param sha256 of all bytes, in hexadecimal digits; it makes the entity tag
 * @param filename under which a client would save it; null when it is to be looked at
 */
public record Representation(
    String contentType, long length, String sha256, @Nullable String filename, Source source) {

  /** Where the bytes come from. */
  @FunctionalInterface
  public interface Source {

    /** Opens so many bytes from a position on. */
    InputStream open(long offset, long length);
  }

  /** Bytes that are there already. */
  public static Representation of(byte[] bytes, String contentType) {
    MessageDigest digest = Sha256.start();
    digest.update(bytes);
    return new Representation(
        contentType,
        bytes.length,
        Sha256.finish(digest),
        null,
        (offset, length) -> new ByteArrayInputStream(bytes, (int) offset, (int) length));
  }

  String tag() {
    return '"' + sha256 + '"';
  }
}
