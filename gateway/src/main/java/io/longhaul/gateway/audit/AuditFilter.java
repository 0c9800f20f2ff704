package io.longhaul.gateway.audit;

import io.longhaul.gateway.problems.Problems;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes one line for each request that is denied and for each that steers an operation or changes
 * an endpoint, to a logger of its own.
 */
public final class AuditFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger("io.longhaul.audit");
  private static final Pattern OPERATION =
      Pattern.compile("(?:/google)?/v1/operations/([^/:]+)(?::(\\w+))?.*");
  private static final Pattern ENDPOINT =
      Pattern.compile("/v1/webhook-endpoints(?:/([^/:]+)(?:/deliveries/[^/:]+)?(?::(\\w+))?)?");
  private static final Set<String> DENIALS =
      Set.of(ErrorCode.UNAUTHENTICATED.name(), ErrorCode.INSUFFICIENT_SCOPE.name());
  private static final int NO_PROBLEM = 400;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } finally {
      audit(request, response.getStatus());
    }
  }

  private static void audit(HttpServletRequest request, int status) {
    ServletRequestAttributes notes = new ServletRequestAttributes(request);
    String code = request.getAttribute(Problems.CODE) instanceof String text ? text : null;
    String hidden = Audit.hidden(notes);
    Matcher path = matcher(request.getServletPath());
    boolean named = path.matches();
    String action = action(request, named ? path.group(2) : null);
    String operation = named ? path.group(1) : null;
    if (code != null && DENIALS.contains(code)) {
      line("denied", action, operation, code).log("Denied: {}", action);
    } else if (hidden != null && status >= NO_PROBLEM) {
      line("denied", action, operation, hidden).log("Denied: {}", action);
    } else if (named && steers(request.getMethod())) {
      line("control", action, operation, Audit.reason(notes))
          .addKeyValue("outcome", code == null ? Integer.toString(status) : code)
          .log("Control: {}", action);
    }
  }

  private static Matcher matcher(String path) {
    return (path.startsWith("/v1/webhook-endpoints") ? ENDPOINT : OPERATION).matcher(path);
  }

  private static boolean steers(String method) {
    return method.equals("POST") || method.equals("DELETE") || method.equals("PATCH");
  }

  private static String action(HttpServletRequest request, @Nullable String command) {
    return command == null ? request.getMethod() + " " + request.getServletPath() : command;
  }

  private static LoggingEventBuilder line(
      String event, String action, @Nullable String about, @Nullable String why) {
    Jwt token =
        SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken jwt
            ? jwt.getToken()
            : null;
    return LOG.atInfo()
        .addKeyValue("event", event)
        .addKeyValue("tenant", token == null ? null : token.getClaimAsString("tenant"))
        .addKeyValue("who", token == null ? null : token.getSubject())
        .addKeyValue("what", action)
        .addKeyValue(about != null && about.startsWith("we_") ? "endpoint" : "operation", about)
        .addKeyValue("why", why);
  }
}
