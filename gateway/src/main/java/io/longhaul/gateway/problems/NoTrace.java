package io.longhaul.gateway.problems;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.springframework.http.HttpMethod;

/**
 * Makes of TRACE a method that no route takes, also where errors are answered: servlets would send
 * back the request.
 */
final class NoTrace implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean trace =
        request instanceof HttpServletRequest http && HttpMethod.TRACE.matches(http.getMethod());
    chain.doFilter(trace ? new Untraced((HttpServletRequest) request) : request, response);
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
