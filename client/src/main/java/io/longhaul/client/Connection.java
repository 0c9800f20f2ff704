package io.longhaul.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is and how to speak to it.
 *
 * @param server without a path or with the one that a proxy adds, no trailing slash
 */
record Connection(
    URI server,
    TokenSource token,
    RetryPolicy policy,
    String userAgent,
    Consumer<RetryNotice> listener) {

  @Nullable String currentToken() {
    try {
      return token.token();
    } catch (IOException e) {
      throw new UncheckedIOException("The access token cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return "Connection[" + server + "]";
  }
}
