package io.longhaul.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the access token comes from; asked before each request, so that it may be renewed. */
@FunctionalInterface
public interface TokenSource {
  /** No token. */
  TokenSource NONE = () -> null;

  /** The token without the word {@code Bearer}; null for none. */
  @Nullable String token() throws IOException;

  /** Always this one. */
  static TokenSource of(String token) {
    return () -> token;
  }

  /** Whatever the file says at the time. */
  static TokenSource ofFile(Path file) {
    return () -> Files.readString(file).strip();
  }
}
