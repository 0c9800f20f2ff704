package io.longhaul.gateway.correlation;

import io.longhaul.gateway.problems.Problems;
import io.longhaul.workflows.correlation.Correlation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes over or makes the request id, echoes it, and lets every log line of the request carry it.
 */
final class CorrelationFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(CorrelationFilter.class);
  private static final String HEADER = "X-Request-ID";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Correlation correlation = correlation(request);
    response.setHeader(HEADER, correlation.requestId());
    if (correlation.traceparent() != null) {
      response.setHeader(Correlation.TRACEPARENT, correlation.traceparent());
    }
    correlation.enter();
    long start = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      log(request, response, System.nanoTime() - start);
      Correlation.clear();
    }
  }

  // The error dispatch of the container belongs to the same request.
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  private static Correlation correlation(HttpServletRequest request) {
    String id = request.getHeader(HEADER);
    return new Correlation(
        id != null && Correlation.isRequestId(id) ? id : UUID.randomUUID().toString(),
        traceparent(request));
  }

  private static @Nullable String traceparent(HttpServletRequest request) {
    String traceparent = request.getHeader(Correlation.TRACEPARENT);
    return Correlation.isTraceparent(traceparent) ? traceparent : null;
  }

  private static void log(HttpServletRequest request, HttpServletResponse response, long nanos) {
    Object code = request.getAttribute(Problems.CODE);
    LoggingEventBuilder line = code == null ? LOG.atInfo() : LOG.atInfo().addKeyValue("code", code);
    line.addKeyValue("method", request.getMethod())
        .addKeyValue("path", request.getRequestURI())
        .addKeyValue("status", response.getStatus())
        .addKeyValue("millis", nanos / 1_000_000)
        .log(
            "Answered {} {} with {}",
            request.getMethod(),
            request.getRequestURI(),
            response.getStatus());
  }
}
