package io.longhaul.gateway.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads {@code Forwarded} and {@code X-Forwarded-*} of proxies that are believed, and takes them
 * away from the requests of all others.
 */
final class ForwardedHeaders extends OncePerRequestFilter {

  private final TrustedProxies proxies;
  private final ForwardedHeaderFilter believing = new ForwardedHeaderFilter();
  private final ForwardedHeaderFilter removing = new ForwardedHeaderFilter();

  ForwardedHeaders(TrustedProxies proxies) {
    this.proxies = proxies;
    removing.setRemoveOnly(true);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean trusted = proxies.contain(request.getRemoteAddr());
    (trusted ? believing : removing).doFilter(request, response, chain);
  }
}
