package io.longhaul.workflows.targets;

import io.longhaul.workflows.targets.RefusedTargetException.Reason;
import java.net.InetAddress;
import java.util.Set;

/**
 * Which addresses may be called, as far as can be said without looking a name up. What passes here
 * may still be refused when it is called.
 *
 * @param allowed what may be called although it is not public: names, names with a port, addresses
 *     and networks
 * @param plainHttp whether {@code http} may be called where nothing is allowed explicitly
 * @param ports which ports may be called where nothing is allowed explicitly
 */
public record TargetRules(Set<String> allowed, boolean plainHttp, Set<Integer> ports) {

  /** The ports of https. */
  public static final Set<Integer> USUAL_PORTS = Set.of(443, 8443);

  private static final Set<String> LOCAL_ENDINGS =
      Set.of("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp");

  /** Takes copies. */
  public TargetRules {
    allowed = Set.copyOf(allowed);
    ports = Set.copyOf(ports);
  }

  /**
   * Checks a URL.
   *
   * @throws RefusedTargetException when it may not be called, whatever its name leads to
   */
  public void check(String text) throws RefusedTargetException {
    TargetUrl url = TargetUrl.parse(text);
    AllowList list = new AllowList(allowed);
    if (list.names(url.host(), url.port())) {
      return;
    }
    if (url.isLiteral()) {
      InetAddress address = literal(url);
      if (list.contains(address)) {
        return;
      }
      requireUsual(url);
      PublicAddresses.require(url.host(), address);
    } else if (!list.hasNetworks()) {
      // With networks, a name may yet turn out to lead into one of them.
      requireUsualName(url);
      requireUsual(url);
    }
  }

  private static InetAddress literal(TargetUrl url) throws RefusedTargetException {
    try {
      return url.literal();
    } catch (IllegalArgumentException e) {
      throw new RefusedTargetException(
          Reason.HOST, "The host is neither a name nor an address in its usual form.");
    }
  }

  /** Refuses schemes and ports of what is not allowed explicitly. */
  public void requireUsual(TargetUrl url) throws RefusedTargetException {
    if (url.isPlain() && !plainHttp) {
      throw new RefusedTargetException(Reason.SCHEME, "The scheme must be https.");
    }
    if (!ports.contains(url.port())) {
      throw new RefusedTargetException(
          Reason.PORT, "The port " + url.port() + " is not among those that may be called.");
    }
  }

  /** Refuses names that are only known locally. */
  public static void requireUsualName(TargetUrl url) throws RefusedTargetException {
    if (isLocal(url)) {
      throw new RefusedTargetException(
          Reason.HOST, "The host " + url.host() + " is a name of a local network.");
    }
  }

  /** Whether the host is a name that is only known locally. */
  public static boolean isLocal(TargetUrl url) {
    String host = url.host();
    String ending = host.substring(host.lastIndexOf('.') + 1);
    return !url.isLiteral() && (!host.contains(".") || LOCAL_ENDINGS.contains(ending));
  }
}
