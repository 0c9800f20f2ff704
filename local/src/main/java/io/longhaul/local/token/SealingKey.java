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
 * The key that gateways and workers of a stack seal the secrets of webhooks with, made on first
 * use, for their owner only.
 */
public final class SealingKey {
  private static final int BYTES = 32;

  private final Path file;

  private SealingKey(Path file) {
    this.file = file;
  }

  /** The key of a home; makes it when there is none. */
  public static SealingKey of(Home home) {
    var key = new SealingKey(home.keys().resolve("sealing-keys"));
    try {
      key.makeWhenMissing(home.keys());
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a key for webhooks in " + home.keys(), e);
    }
  }

  /** Holds the key, with its id, in its only line. */
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
    OwnerOnly.write(file, "local-1:" + Base64.getEncoder().encodeToString(key) + "\n");
  }
}
