package io.longhaul.gateway.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes tickets out of query strings before anything that logs them or answers with them can see
 * them, and keeps them for {@link TicketAuthenticationFilter}.
 */
final class TicketStripping extends OncePerRequestFilter {

  private static final String PARAMETER = "ticket";
  private static final String PREFIX = PARAMETER + "=";
  private static final String ATTRIBUTE = "io.longhaul.ticket";

  /** The ticket of a request; null when it had none. */
  static @Nullable String ticket(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String ticket ? ticket : null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String ticket =
        pairs(request.getQueryString()).filter(TicketStripping::isTicket).findFirst().orElse(null);
    if (ticket == null) {
      chain.doFilter(request, response);
      return;
    }
    request.setAttribute(ATTRIBUTE, ticket.substring(PREFIX.length()));
    chain.doFilter(new Stripped(request), response);
  }

  private static Stream<String> pairs(@Nullable String query) {
    return query == null ? Stream.empty() : Arrays.stream(query.split("&", -1));
  }

  private static boolean isTicket(String pair) {
    return pair.startsWith(PREFIX);
  }

  /** A request whose query string never had a ticket. */
  private static final class Stripped extends HttpServletRequestWrapper {

    Stripped(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getQueryString() {
      String rest =
          pairs(super.getQueryString())
              .filter(pair -> !isTicket(pair))
              .collect(Collectors.joining("&"));
      return rest.isEmpty() ? null : rest;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      Map<String, String[]> parameters = new LinkedHashMap<>(super.getParameterMap());
      parameters.remove(PARAMETER);
      return Collections.unmodifiableMap(parameters);
    }

    @Override
    public @Nullable String getParameter(String name) {
      return name.equals(PARAMETER) ? null : super.getParameter(name);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return name.equals(PARAMETER) ? null : super.getParameterValues(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(getParameterMap().keySet());
    }
  }
}
