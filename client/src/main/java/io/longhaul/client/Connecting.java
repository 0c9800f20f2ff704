package io.longhaul.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What went wrong on the way to the server, in words for people. */
final class Connecting {
  private Connecting() {}

  /**
   * The failure to try again after.
   *
   * @throws UnreachableException if trying again makes no sense
   */
  static TransientFailure failure(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        throw new UnreachableException("No trusted connection: " + cause.getMessage(), e, null);
      }
    }
    return new TransientFailure(reason(e), e);
  }

  static IOException asIoException(@Nullable Throwable cause) {
    if (cause instanceof IOException io) {
      return io;
    }
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    return new IOException(cause);
  }

  private static String reason(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
        return "its name could not be resolved";
      }
    }
    if (e instanceof HttpConnectTimeoutException) {
      return "it does not accept connections";
    }
    if (e instanceof ConnectException) {
      return "connection refused";
    }
    return "the connection was lost (" + e.getMessage() + ")";
  }
}
