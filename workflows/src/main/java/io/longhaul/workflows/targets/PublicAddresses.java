package io.longhaul.workflows.targets;

import io.longhaul.workflows.targets.RefusedTargetException.Reason;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Tells addresses of the public internet from all others (IANA special-purpose registries). */
public final class PublicAddresses {

  // 168.63.129.16 is public by number only: the metadata service of a cloud.
  private static final List<AddressRange> RESERVED_IPV4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "168.63.129.16/32",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.31.196.0/24",
          "192.52.193.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "192.175.48.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  // All global unicast is in here; what maps, translates or tunnels IPv4 is not called at all.
  private static final AddressRange GLOBAL_IPV6 = AddressRange.of("2000::/3");
  private static final List<AddressRange> RESERVED_IPV6 =
      ranges(
          "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3ffe::/16", "3fff::/20");

  private PublicAddresses() {}

  /** Whether an address is one of them. */
  public static boolean contain(InetAddress address) {
    return address instanceof Inet4Address
        ? isOutside(address, RESERVED_IPV4)
        : GLOBAL_IPV6.contains(address) && isOutside(address, RESERVED_IPV6);
  }

  /** Refuses a host that has another. */
  public static void require(String host, InetAddress address) throws RefusedTargetException {
    if (!contain(address)) {
      throw new RefusedTargetException(
          Reason.ADDRESS, "The host " + host + " is not on the public internet.");
    }
  }

  private static boolean isOutside(InetAddress address, List<AddressRange> reserved) {
    return reserved.stream().noneMatch(range -> range.contains(address));
  }

  private static List<AddressRange> ranges(String... notations) {
    return Stream.of(notations).map(AddressRange::of).toList();
  }
}
