package io.longhaul.gateway.access;

import io.longhaul.gateway.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Decides whether a caller who is known by now may go on, before scopes are looked at. */
public interface Gatekeeper {

  /**
   * Lets the request pass, and may set headers of its answer.
   *
   * @throws ProblemException to turn it away
   */
  void admit(Caller caller, HttpServletRequest request, HttpServletResponse response);
}
