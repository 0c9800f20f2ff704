package io.longhaul.activities.outbound;

import io.longhaul.workflows.targets.AllowList;
import io.longhaul.workflows.targets.PublicAddresses;
import io.longhaul.workflows.targets.RefusedTargetException;
import io.longhaul.workflows.targets.RefusedTargetException.Reason;
import io.longhaul.workflows.targets.TargetRules;
import io.longhaul.workflows.targets.TargetUrl;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Decides whether an address that a client has named may be called. Thread-safe. */
public final class OutboundGuard {

  private final OutboundSettings settings;
  private final AllowList allowed;
  private final TargetRules rules;
  private final Resolver resolver;

  /** With the resolver of the machine. */
  public OutboundGuard(OutboundSettings settings) {
    this(settings, Resolver.SYSTEM);
  }

  OutboundGuard(OutboundSettings settings, Resolver resolver) {
    this.settings = settings;
    this.allowed = new AllowList(settings.allowed());
    this.rules = settings.rules();
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
    if (TargetRules.isLocal(url) && !isAllowedNetwork(url)) {
      TargetRules.requireUsualName(url);
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
    rules.requireUsual(url);
    // One that is not public is enough: which one is connected to is nobody's choice.
    for (InetAddress address : addresses) {
      if (!allowed.contains(address)) {
        PublicAddresses.require(url.host(), address);
      }
    }
  }

  private List<InetAddress> addresses(TargetUrl url) throws RefusedTargetException {
    String host = url.host();
    try {
      if (url.isLiteral()) {
        return List.of(url.literal());
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
