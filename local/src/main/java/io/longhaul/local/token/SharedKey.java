package io.longhaul.local.token;

import io.longhaul.local.home.Home;
import io.longhaul.local.home.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A secret that the processes of a stack share, made on first use, for their owner only. */
public final class SharedKey {
  private static final int BYTES = 32;

  private final Path file;

  private SharedKey(Path file) {
    this.file = file;
  }

  /** What the gateways of a home sign tickets with. */
  public static SharedKey ofTickets(Home home) {
    return made(home, "ticket-key", "");
  }

  /**
   * What gateways and workers of a home seal the secrets of webhooks with; its id goes before it.
   */
  public static SharedKey ofSecrets(Home home) {
    return made(home, "sealing-keys", "local-1:");
  }

  /** Holds the key in its only line. */
  public Path file() {
    return file;
  }

  private static SharedKey made(Home home, String name, String prefix) {
    var file = home.keys().resolve(name);
    try {
      if (Files.notExists(file)) {
        OwnerOnly.directory(home.keys());
        OwnerOnly.write(file, prefix + random() + "\n");
      }
      return new SharedKey(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the key " + file, e);
    }
  }

  private static String random() {
    var key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
