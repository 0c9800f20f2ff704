package io.longhaul.activities.outbound;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What may be called although it is not public: names, names with a port, networks. */
final class AllowList {

  private final Set<String> hosts = new HashSet<>();
  private final List<AddressRange> networks = new ArrayList<>();

  AllowList(Set<String> entries) {
    for (String entry : entries) {
      AddressRange network = AddressRange.parse(entry);
      if (network != null) {
        networks.add(network);
      } else {
        hosts.add(entry.toLowerCase(Locale.ROOT));
      }
    }
  }

  /** Whether a host was named, on this port or on all. */
  boolean names(String host, int port) {
    return hosts.contains(host) || hosts.contains(host + ":" + port);
  }

  boolean contains(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
