package io.longhaul.gateway.uploads;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The header {@code X-HTTP-Method-Override} of tus, for clients that can only POST. It comes before
 * access is decided.
 */
final class MethodOverride extends OncePerRequestFilter {

  private static final String HEADER = "X-HTTP-Method-Override";
  private static final String UPLOADS = "/v1/uploads/";
  private static final Set<String> METHODS = Set.of("PATCH", "DELETE", "HEAD");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String wanted = request.getHeader(HEADER);
    boolean applies =
        wanted != null
            && METHODS.contains(wanted)
            && request.getMethod().equals("POST")
            && request.getRequestURI().startsWith(UPLOADS);
    chain.doFilter(applies ? new Overridden(request, wanted) : request, response);
  }

  private static final class Overridden extends HttpServletRequestWrapper {

    private final String method;

    Overridden(HttpServletRequest request, String method) {
      super(request);
      this.method = method;
    }

    @Override
    public String getMethod() {
      return method;
    }
  }
}
