package io.longhaul.workflows.targets;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What may be called although it is not public: names, names with a port, networks. */
public final class AllowList {

  private final Set<String> hosts = new HashSet<>();
  private final List<AddressRange> networks = new ArrayList<>();

  /** Reads the entries. */
  public AllowList(Set<String> entries) {
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
  public boolean names(String host, int port) {
    return hosts.contains(host) || hosts.contains(host + ":" + port);
  }

  /** Whether an address lies in a network that is allowed. */
  public boolean contains(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  boolean hasNetworks() {
    return !networks.isEmpty();
  }
}
