package io.longhaul.gateway.access;

import io.longhaul.workflows.operation.OperationId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets tickets open the stream that they were issued for, and nothing else. */
final class TicketAuthenticationFilter extends OncePerRequestFilter {

  private static final Pattern EVENTS = Pattern.compile("/v1/operations/([^/:]+)/events");
  private static final byte[] EXPIRED =
      "event: ticket-expired\ndata: {}\n\n".getBytes(StandardCharsets.US_ASCII);

  private final Tickets tickets;

  TicketAuthenticationFilter(Tickets tickets) {
    this.tickets = tickets;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String ticket = TicketStripping.ticket(request);
    OperationId id = ticket == null ? null : operation(request);
    if (ticket == null || id == null) {
      chain.doFilter(request, response);
      return;
    }
    switch (tickets.worth(ticket, id)) {
      case GOOD -> {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new TicketAuthentication(id));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
      }
      case EXPIRED -> expired(response);
      case NONE -> chain.doFilter(request, response);
    }
  }

  private static @Nullable OperationId operation(HttpServletRequest request) {
    Matcher path = EVENTS.matcher(RouteScopes.path(request));
    boolean reads = request.getMethod().equals("GET");
    return reads && path.matches() ? OperationId.parse(path.group(1)) : null;
  }

  // With another status a browser would give up for good, and its page could not tell why.
  private static void expired(HttpServletResponse response) throws IOException {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentLength(EXPIRED.length);
    response.getOutputStream().write(EXPIRED);
  }
}
