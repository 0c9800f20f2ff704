package io.longhaul.gateway.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which scopes open which route: one of those named is enough. What is not in the table needs a
 * valid token, and finds nothing.
 */
final class RouteScopes {

  private record Rule(Set<String> methods, Pattern path, List<Scope> oneOf) {

    boolean matches(String method, String requested) {
      return methods.contains(method) && path.matcher(requested).matches();
    }
  }

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> POST = Set.of("POST");
  private static final Set<String> ALL = Set.of("GET", "HEAD", "POST", "PATCH", "DELETE");

  private static final List<Rule> TABLE =
      List.of(
          rule(POST, "/v1/operations", Scope.WRITE),
          rule(READING, "/v1/operations(/.*)?", Scope.READ, Scope.SUPPORT),
          rule(POST, "/v1/operations/[^/]+:cancel", Scope.CONTROL, Scope.SUPPORT),
          rule(POST, "/v1/operations/[^/]+:retry", Scope.CONTROL, Scope.SUPPORT),
          rule(POST, "/v1/operations/[^/]+:fail", Scope.SUPPORT),
          rule(POST, "/v1/operations/[^/]+:ticket", Scope.READ, Scope.SUPPORT),
          rule(POST, "/v1/operations/[^/]+/deliveries/[^/]+:resend", Scope.CONTROL, Scope.SUPPORT),
          rule(Set.of("DELETE"), "/v1/operations/[^/]+", Scope.CONTROL),
          rule(ALL, "/v1/webhook-endpoints(/.*)?", Scope.WRITE, Scope.ADMIN),
          rule(READING, "/google/v1/operations(/.*)?", Scope.READ, Scope.SUPPORT),
          rule(POST, "/google/v1/operations/[^/]+:cancel", Scope.CONTROL, Scope.SUPPORT),
          rule(Set.of("DELETE"), "/google/v1/operations/[^/]+", Scope.CONTROL),
          rule(READING, "/v1/kinds(/.*)?", Scope.READ, Scope.SUPPORT),
          rule(READING, "/v1/quotas", Scope.READ, Scope.SUPPORT),
          rule(POST, "/v1/uploads", Scope.WRITE),
          rule(READING, "/v1/uploads/.*", Scope.WRITE, Scope.READ),
          rule(Set.of("PATCH", "DELETE"), "/v1/uploads/[^/]+", Scope.WRITE));

  // What describes the API is for everybody.
  private static final Rule OPEN = rule(READING, "/v1/(openapi\\.yaml|docs)");

  private RouteScopes() {}

  // The decoded path, which is what handlers are chosen by: %3A must not open another door than a
  // colon.
  static List<Scope> oneOf(HttpServletRequest request) {
    return oneOf(request.getMethod(), path(request));
  }

  /** Whether a request needs no token. */
  static boolean isOpen(HttpServletRequest request) {
    return isOpen(request.getMethod(), path(request));
  }

  static boolean isOpen(String method, String path) {
    return OPEN.matches(method, path);
  }

  /** The scopes of which one is needed; empty when a valid token is all that is needed. */
  static List<Scope> oneOf(String method, String path) {
    return TABLE.stream()
        .filter(rule -> rule.matches(method, path))
        .findFirst()
        .map(Rule::oneOf)
        .orElse(List.of());
  }

  static String path(HttpServletRequest request) {
    String inner = request.getPathInfo() == null ? "" : request.getPathInfo();
    return request.getServletPath() + inner;
  }

  private static Rule rule(Set<String> methods, String path, Scope... oneOf) {
    return new Rule(methods, Pattern.compile(path), List.of(oneOf));
  }
}
