package io.longhaul.gateway.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys that tickets are signed with: HMAC with SHA-256. Thread-safe. */
final class TicketKeys {

  private static final Logger LOG = LoggerFactory.getLogger(TicketKeys.class);
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LEAST_LENGTH = 32;
  private static final String ACTION =
      "Set longhaul.tickets.key-file (LONGHAUL_TICKETS_KEY_FILE) to a file that the gateway can"
          + " read, with a key of 32 characters or more in each line.";

  private final List<SecretKeySpec> keys;

  private TicketKeys(List<SecretKeySpec> keys) {
    this.keys = List.copyOf(keys);
  }

  static TicketKeys of(@Nullable Path file) {
    if (file != null) {
      return new TicketKeys(read(file));
    }
    LOG.warn(
        "Tickets are good at this gateway only, and until it ends: set longhaul.tickets.key-file"
            + " where there are several.");
    byte[] key = new byte[LEAST_LENGTH];
    new SecureRandom().nextBytes(key);
    return new TicketKeys(List.of(new SecretKeySpec(key, ALGORITHM)));
  }

  /** The signature of a text, by the newest key. */
  byte[] sign(String text) {
    return mac(keys.getFirst(), text);
  }

  /** The signatures that a text may have. */
  List<byte[]> accepted(String text) {
    return keys.stream().map(key -> mac(key, text)).toList();
  }

  private static List<SecretKeySpec> read(Path file) {
    try {
      List<String> lines =
          Files.readAllLines(file).stream().map(String::strip).filter(l -> !l.isEmpty()).toList();
      if (lines.isEmpty() || lines.stream().anyMatch(line -> line.length() < LEAST_LENGTH)) {
        throw new TokenKeyException(
            file + " holds no key for tickets, or one that is too short.", ACTION, null);
      }
      return lines.stream()
          .map(line -> new SecretKeySpec(line.getBytes(StandardCharsets.UTF_8), ALGORITHM))
          .toList();
    } catch (IOException e) {
      throw new TokenKeyException(
          "The keys of tickets cannot be read from " + file + ".", ACTION, e);
    }
  }

  private static byte[] mac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}
