package io.longhaul.gateway.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers what is asked of the metadata by another method than GET, the only one known there. */
final class MetadataMethods extends OncePerRequestFilter {

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !ResourceMetadata.isAskedFor(request) || HttpMethod.GET.matches(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String method = request.getMethod();
    if (HttpMethod.HEAD.matches(method)) {
      // The server leaves the body out by itself.
      chain.doFilter(new Whole(request), response);
      return;
    }
    response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
    if (!HttpMethod.OPTIONS.matches(method)) {
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  private static final class Whole extends HttpServletRequestWrapper {

    Whole(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return HttpMethod.GET.name();
    }
  }
}
