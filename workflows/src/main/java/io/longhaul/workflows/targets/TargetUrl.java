package io.longhaul.workflows.targets;

import io.longhaul.workflows.targets.RefusedTargetException.Reason;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A URL as far as it says by itself whether it may be called. Stricter than URLs are: what two
 * readers could take for two hosts is refused.
 */
public record TargetUrl(URI url, String host, int port) {

  private static final int LONGEST = 2048;
  private static final int LONGEST_HOST = 253;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final Pattern PLAIN = Pattern.compile("[!-~&&[^\\\\\"<>^`{|}]]+");
  private static final Pattern NAME =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");

  /**
   * Reads a URL.
   *
   * @throws RefusedTargetException when it is none that may be called, whatever is allowed
   */
  public static TargetUrl parse(String text) throws RefusedTargetException {
    if (text.length() > LONGEST || !PLAIN.matcher(text).matches()) {
      throw refused(
          Reason.MALFORMED, "The URL is too long or has characters that must be encoded.");
    }
    URI url = uri(text);
    if (url.getScheme() == null) {
      throw refused(Reason.MALFORMED, "The URL has no scheme.");
    }
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    if (!Set.of("http", "https").contains(scheme)) {
      throw refused(Reason.SCHEME, "The scheme must be https.");
    }
    String authority = url.getRawAuthority();
    if (authority == null) {
      throw refused(Reason.MALFORMED, "The URL has no host.");
    }
    if (authority.contains("@")) {
      throw refused(Reason.USERINFO, "The URL must not carry a user name.");
    }
    String host = url.getHost();
    if (host == null || url.getRawFragment() != null) {
      throw refused(
          host == null ? Reason.HOST : Reason.MALFORMED,
          "The host is neither a name nor an address in its usual form, or there is a fragment.");
    }
    int usual = scheme.equals("https") ? HTTPS : HTTP;
    return new TargetUrl(url, host(host), port(url, authority, usual));
  }

  /** Whether it is of {@code http}. */
  public boolean isPlain() {
    return "http".equalsIgnoreCase(url.getScheme());
  }

  /** Whether the host is an address. */
  public boolean isLiteral() {
    return host.startsWith("[") || IPV4.matcher(host).matches();
  }

  /**
   * The address that the host is.
   *
   * @throws IllegalArgumentException when it only looks like one
   */
  public InetAddress literal() {
    return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
  }

  @Override
  public String toString() {
    return "TargetUrl[" + host + ":" + port + "]";
  }

  private static URI uri(String text) throws RefusedTargetException {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw refused(Reason.MALFORMED, "The URL cannot be read.");
    }
  }

  private static String host(String written) throws RefusedTargetException {
    String host = written.toLowerCase(Locale.ROOT);
    if (host.startsWith("[")) {
      if (host.contains("%")) {
        throw refused(Reason.HOST, "The address must not name a network interface.");
      }
      return host;
    }
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    boolean usual = IPV4.matcher(name).matches() || NAME.matcher(name).matches();
    if (!usual || name.length() > LONGEST_HOST) {
      throw refused(Reason.HOST, "The host is neither a name nor an address in its usual form.");
    }
    return name;
  }

  private static int port(URI url, String authority, int usual) throws RefusedTargetException {
    if (authority.endsWith(":")) {
      throw refused(Reason.MALFORMED, "The URL has a colon and no port.");
    }
    int port = url.getPort() < 0 ? usual : url.getPort();
    if (port < 1 || port > 65_535) {
      throw refused(Reason.PORT, "There is no such port.");
    }
    return port;
  }

  private static RefusedTargetException refused(Reason reason, String message) {
    return new RefusedTargetException(reason, message);
  }
}
