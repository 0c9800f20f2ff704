package io.longhaul.gateway.access;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.gateway.problems.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Asks every {@link Gatekeeper}, and answers for the one that turns a request away. */
final class GatekeeperFilter extends OncePerRequestFilter {

  private final List<Gatekeeper> gatekeepers;
  private final Problems problems;

  GatekeeperFilter(List<Gatekeeper> gatekeepers, Problems problems) {
    this.gatekeepers = List.copyOf(gatekeepers);
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      Caller caller = CallerArgument.caller(SecurityContextHolder.getContext().getAuthentication());
      if (caller != null) {
        gatekeepers.forEach(gatekeeper -> gatekeeper.admit(caller, request, response));
      }
    } catch (ProblemException problem) {
      problems.write(problem, request, response);
      return;
    }
    chain.doFilter(request, response);
  }
}
