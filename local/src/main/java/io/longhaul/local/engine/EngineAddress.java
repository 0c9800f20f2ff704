package io.longhaul.local.engine;

import io.longhaul.local.home.StartupException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.regex.Pattern;

/** The {@code host:port} of a cluster that somebody else runs. */
record EngineAddress(String text) {
  private static final Pattern SHAPE = Pattern.compile("(.+):(\\d{1,5})");

  /** The address itself, once something has answered there. */
  String require(Duration connectTimeout) {
    var parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new StartupException(
          "LONGHAUL_TEMPORAL_ADDRESS is \"%s\", and should be host:port.".formatted(text));
    }
    try (var socket = new Socket()) {
      var address = new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2)));
      socket.connect(address, (int) connectTimeout.toMillis());
      return text;
    } catch (IOException | IllegalArgumentException e) {
      throw new StartupException(
          "Nothing answers at LONGHAUL_TEMPORAL_ADDRESS=%s (%s): start that cluster, or unset the variable so that the stack runs its own engine."
              .formatted(text, e.getMessage()),
          e);
    }
  }
}
