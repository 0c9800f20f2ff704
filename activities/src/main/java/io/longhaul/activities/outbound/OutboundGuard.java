package io.longhaul.activities.outbound;

import io.longhaul.activities.outbound.RefusedTargetException.Reason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Decides whether an address that a client has named may be called. Thread-safe. */
public final class OutboundGuard {

  private static final Set<String> LOCAL_ENDINGS =
      Set.of("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp");

  private final OutboundSettings settings;
  private final AllowList allowed;
  private final Resolver resolver;

  /** With the resolver of the machine. */
  public OutboundGuard(OutboundSettings settings) {
    this(settings, Resolver.SYSTEM);
  }

  OutboundGuard(OutboundSettings settings, Resolver resolver) {
    this.settings = settings;
    this.allowed = new AllowList(settings.allowed());
    this.resolver = resolver;
  }

  /**
   * Whether a URL may be called, as far as can be said now: its name may lead elsewhere later, so
   * each call is checked again.
   *
   * @throws RefusedTargetException when it may not
   */
  public void check(String url) throws RefusedTargetException {
    resolve(url);
  }

  /** The same, with the addresses that it may be called at. */
  Target resolve(String text) throws RefusedTargetException {
    TargetUrl url = TargetUrl.parse(text);
    boolean named = allowed.names(url.host(), url.port());
    if (!named) {
      requireUsualName(url);
    }
    List<InetAddress> addresses = addresses(url);
    boolean explicit = named || addresses.stream().allMatch(allowed::contains);
    if (!explicit) {
      requirePublic(url, addresses);
    }
    return new Target(url.url(), url.host(), url.port(), addresses);
  }

  private void requireUsualName(TargetUrl url) throws RefusedTargetException {
    String host = url.host();
    String ending = host.substring(host.lastIndexOf('.') + 1);
    boolean local = !host.contains(".") || LOCAL_ENDINGS.contains(ending);
    if (!url.isLiteral() && local && !isAllowedNetwork(url)) {
      throw new RefusedTargetException(
          Reason.HOST, "The host " + host + " is a name of a local network.");
    }
  }

  // A machine's own name may stand for an address that is allowed.
  private boolean isAllowedNetwork(TargetUrl url) {
    try {
      return addresses(url).stream().allMatch(allowed::contains);
    } catch (RefusedTargetException e) {
      return false;
    }
  }

  private void requirePublic(TargetUrl url, List<InetAddress> addresses)
      throws RefusedTargetException {
    if (url.isPlain() && !settings.plainHttp()) {
      throw new RefusedTargetException(Reason.SCHEME, "The scheme must be https.");
    }
    if (!settings.ports().contains(url.port())) {
      throw new RefusedTargetException(
          Reason.PORT, "The port " + url.port() + " is not among those that may be called.");
    }
    // One that is not public is enough: which one is connected to is nobody's choice.
    if (!addresses.stream().allMatch(a -> PublicAddresses.contain(a) || allowed.contains(a))) {
      throw new RefusedTargetException(
          Reason.ADDRESS, "The host " + url.host() + " is not on the public internet.");
    }
  }

  private List<InetAddress> addresses(TargetUrl url) throws RefusedTargetException {
    String host = url.host();
    try {
      if (url.isLiteral()) {
        return List.of(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")));
      }
      List<InetAddress> addresses = List.of(lookUp(host));
      if (!addresses.isEmpty()) {
        return addresses;
      }
    } catch (UnknownHostException | IllegalArgumentException e) {
      // Said below.
    }
    throw new RefusedTargetException(Reason.UNRESOLVED, "The host " + host + " has no address.");
  }

  // The machine's own look-up knows no time-out.
  private InetAddress[] lookUp(String host) throws UnknownHostException {
    FutureTask<InetAddress[]> task = new FutureTask<>(() -> resolver.resolve(host));
    Thread.ofVirtual().name("outbound-look-up").start(task);
    try {
      return task.get(settings.resolveTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      task.cancel(true);
      throw new UnknownHostException(host);
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    }
  }
}
