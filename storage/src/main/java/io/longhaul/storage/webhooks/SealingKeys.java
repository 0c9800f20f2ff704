package io.longhaul.storage.webhooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys that secrets are sealed with, one a line of their file: {@code <id>:<32 bytes in
 * Base64>}. The first seals, all open. Never shows them.
 */
public final class SealingKeys {

  private static final int AES_256_BYTES = 32;
  private static final Pattern LINE = Pattern.compile("([A-Za-z0-9._-]{1,40}):([A-Za-z0-9+/=]+)");

  private final Map<String, SecretKey> keys;

  private SealingKeys(Map<String, SecretKey> keys) {
    this.keys = keys;
  }

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if it cannot be read, or is not as above; shows nothing of it
   */
  public static SealingKeys read(Path file) {
    try {
      return of(Files.readAllLines(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("The keys of webhooks cannot be read from " + file, e);
    }
  }

  /** The same, of the lines of the file. */
  public static SealingKeys of(List<String> lines) {
    Map<String, SecretKey> keys = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty()) {
        add(line, i + 1, keys);
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("The file of the keys of webhooks holds none.");
    }
    return new SealingKeys(keys);
  }

  String newestId() {
    return keys.keySet().iterator().next();
  }

  SecretKey newest() {
    return keys.values().iterator().next();
  }

  @Nullable SecretKey find(String id) {
    return keys.get(id);
  }

  private static void add(String line, int number, Map<String, SecretKey> keys) {
    Matcher matcher = LINE.matcher(line);
    byte[] key = matcher.matches() ? decoded(matcher.group(2)) : new byte[0];
    if (key.length != AES_256_BYTES
        || keys.putIfAbsent(matcher.group(1), new SecretKeySpec(key, "AES")) != null) {
      throw new IllegalArgumentException(
          "Line %d of the keys of webhooks is not an id of its own, a colon, and 32 bytes in Base64."
              .formatted(number));
    }
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  @Override
  public String toString() {
    return "SealingKeys" + keys.keySet();
  }
}
