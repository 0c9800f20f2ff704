package io.longhaul.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SHA-256 of files, and digests as they stand in headers (RFC 9530). */
public final class Digests {
  private static final Pattern SHA_256 = Pattern.compile("sha-256=:([A-Za-z0-9+/=]+):");
  private static final int BUFFER = 1 << 16;

  private Digests() {}

  /** SHA-256 of the file's bytes. */
  public static byte[] sha256(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return digest.digest();
  }

  /** A new SHA-256. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** Whether the file is what the header promises; a header without SHA-256 promises nothing. */
  static boolean matches(String header, Path file) throws IOException {
    Matcher matcher = SHA_256.matcher(header);
    return !matcher.find()
        || MessageDigest.isEqual(Base64.getDecoder().decode(matcher.group(1)), sha256(file));
  }
}
