package io.longhaul.gateway.limits;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.gateway.problems.Problems;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away requests with too long or too broken an address or too many headers, and gives up slow
 * bodies.
 */
final class RequestLimits extends OncePerRequestFilter {

  // The colon, the space and the end of the line.
  private static final int PER_HEADER = 4;

  // Tomcat decodes a path without its parameters (;a=b), Spring with them.
  private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private final LimitSettings settings;
  private final Problems problems;

  RequestLimits(LimitSettings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ProblemException problem = problem(request);
    if (problem != null) {
      problems.write(problem.header(HttpHeaders.CONNECTION, "close"), request, response);
    } else {
      chain.doFilter(isFile(request) ? request : timed(request), response);
    }
  }

  private @Nullable ProblemException problem(HttpServletRequest request) {
    String query = request.getQueryString();
    int address = request.getRequestURI().length() + (query == null ? 0 : query.length() + 1);
    if (address > settings.addressLength()) {
      return new ProblemException(
          ErrorCode.ADDRESS_TOO_LONG,
          "The address may have %d characters.".formatted(settings.addressLength()));
    }
    if (NO_ESCAPE.matcher(request.getRequestURI()).find()) {
      return new ProblemException(
          ErrorCode.MALFORMED_REQUEST,
          "A % in the path is not followed by two hexadecimal digits.");
    }
    if (headerSize(request) > settings.headerSize().toBytes()) {
      return new ProblemException(
          ErrorCode.HEADERS_TOO_LARGE,
          "The headers may have %d bytes together.".formatted(settings.headerSize().toBytes()));
    }
    return null;
  }

  private static long headerSize(HttpServletRequest request) {
    return Collections.list(request.getHeaderNames()).stream()
        .flatMapToLong(name ->
            Collections.list(request.getHeaders(name)).stream()
                .mapToLong(value -> name.length() + value.length() + PER_HEADER))
        .sum();
  }

  private HttpServletRequest timed(HttpServletRequest request) {
    return new TimedRequest(request, settings.receiveTimeout());
  }

  // A file takes the time that it takes; a sender that stops is given up by the container.
  private static boolean isFile(HttpServletRequest request) {
    String type = String.valueOf(request.getContentType());
    return request.getRequestURI().startsWith("/v1/uploads")
        || type.regionMatches(true, 0, "multipart/", 0, 10);
  }
}
