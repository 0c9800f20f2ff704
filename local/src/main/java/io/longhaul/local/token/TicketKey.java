package io.longhaul.local.token;

import io.longhaul.local.home.Home;
import io.longhaul.local.home.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The key that the gateways of a stack sign tickets with, made on first use, for their owner only.
 */
public final class TicketKey {
  private static final int BYTES = 32;

  private final Path file;

  private TicketKey(Path file) {
    this.file = file;
  }

  /** The key of a home; makes it when there is none. */
  public static TicketKey of(Home home) {
    var key = new TicketKey(home.keys().resolve("ticket-key"));
    try {
      key.makeWhenMissing(home.keys());
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a key for tickets in " + home.keys(), e);
    }
  }

  /** Holds the key in its only line. */
  public Path file() {
    return file;
  }

  private void makeWhenMissing(Path directory) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    OwnerOnly.directory(directory);
    var key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    OwnerOnly.write(file, Base64.getEncoder().encodeToString(key) + "\n");
  }
}
