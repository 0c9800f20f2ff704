package io.longhaul.activities.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * An address that may be called, with the only addresses that it may be called at.
 *
 * @param host as the certificate must name it, in lower case
 */
record Target(URI url, String host, int port, List<InetAddress> addresses) {

  Target {
    addresses = List.copyOf(addresses);
  }
}
