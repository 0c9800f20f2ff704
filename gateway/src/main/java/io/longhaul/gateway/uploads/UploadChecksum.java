package io.longhaul.gateway.uploads;

import io.longhaul.storage.uploads.ExpectedChecksum;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The header {@code Upload-Checksum} of tus: an algorithm and the digest of the body in Base64. */
final class UploadChecksum {

  static final String ALGORITHMS = "sha1,sha256,md5";

  private static final Map<String, String> PLATFORM_NAMES =
      Map.of("sha1", "SHA-1", "sha256", "SHA-256", "md5", "MD5");

  private UploadChecksum() {}

  /** Null when there is no header. */
  static @Nullable ExpectedChecksum parse(@Nullable String header) {
    if (header == null) {
      return null;
    }
    String[] words = header.strip().split(" +", -1);
    String name = words.length == 2 ? PLATFORM_NAMES.get(words[0]) : null;
    if (name == null) {
      throw TusProtocol.malformed(
          "The header Upload-Checksum takes one of %s, a space, and the digest in Base64."
              .formatted(ALGORITHMS));
    }
    try {
      MessageDigest digest = MessageDigest.getInstance(name);
      byte[] expected = Base64.getDecoder().decode(words[1]);
      if (expected.length != digest.getDigestLength()) {
        throw TusProtocol.malformed(
            "The header Upload-Checksum has %d bytes; %s has %d."
                .formatted(expected.length, words[0], digest.getDigestLength()));
      }
      return new ExpectedChecksum(digest, expected);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + name, e);
    } catch (IllegalArgumentException e) {
      throw TusProtocol.malformed("The header Upload-Checksum has a digest that is not Base64.");
    }
  }
}
