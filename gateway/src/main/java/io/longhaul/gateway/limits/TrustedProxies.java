package io.longhaul.gateway.limits;

import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Tells proxies that are believed from everybody else. */
final class TrustedProxies {

  private final List<IpAddressMatcher> networks;

  TrustedProxies(ProxySettings settings) {
    networks = settings.trusted().stream().map(IpAddressMatcher::new).toList();
  }

  boolean contain(String address) {
    return networks.stream().anyMatch(network -> network.matches(address));
  }
}
