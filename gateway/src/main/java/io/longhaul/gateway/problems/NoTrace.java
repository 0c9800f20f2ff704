package io.longhaul.gateway.problems;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/** Makes of TRACE a method that no route takes: servlets would send back the request. */
final class NoTrace extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean trace = HttpMethod.TRACE.matches(request.getMethod());
    chain.doFilter(trace ? new Untraced(request) : request, response);
  }

  private static final class Untraced extends HttpServletRequestWrapper {

    Untraced(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "NO-TRACE";
    }
  }
}
