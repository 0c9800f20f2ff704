package io.longhaul.local.database;

import io.longhaul.local.home.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A random password that lives in a file which only its owner may read. */
record Password(Path file) {
  private static final int BYTES = 24;

  /** The password; the first caller makes it. */
  String value() throws IOException {
    if (!Files.exists(file)) {
      var random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      OwnerOnly.write(file, HexFormat.of().formatHex(random));
    }
    return Files.readString(file);
  }
}
