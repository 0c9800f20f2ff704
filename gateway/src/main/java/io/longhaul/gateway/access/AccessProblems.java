package io.longhaul.gateway.access;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.gateway.problems.Problems;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers 401 and 403 as RFC 6750, section 3, wants them, with a problem document. */
final class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

  private static final String CHALLENGE = "Bearer realm=\"longhaul\"";

  private final Problems problems;

  AccessProblems(Problems problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    OAuth2Error error = e instanceof OAuth2AuthenticationException known ? known.getError() : null;
    boolean malformed =
        error != null && OAuth2ErrorCodes.INVALID_REQUEST.equals(error.getErrorCode());
    String challenge =
        challenge(request) + (error == null ? "" : ", error=\"" + error.getErrorCode() + "\"");
    ErrorCode code = malformed ? ErrorCode.MALFORMED_REQUEST : ErrorCode.UNAUTHENTICATED;
    String detail =
        error == null
            ? "Send an access token: Authorization: Bearer <token>."
            : "The access token is not valid here: it may have expired, be of another issuer or"
                + " audience, or lack the claims tenant and sub.";
    problems.write(
        new ProblemException(code, detail).header(HttpHeaders.WWW_AUTHENTICATE, challenge),
        request,
        response);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    List<Scope> oneOf = RouteScopes.oneOf(request);
    String names = oneOf.stream().map(Scope::wire).collect(Collectors.joining(" "));
    problems.write(
        new ProblemException(
                ErrorCode.INSUFFICIENT_SCOPE,
                "The access token needs one of these scopes: " + names + ".")
            .header(
                HttpHeaders.WWW_AUTHENTICATE,
                challenge(request) + ", error=\"insufficient_scope\", scope=\"" + names + "\""),
        request,
        response);
  }

  private static String challenge(HttpServletRequest request) {
    return CHALLENGE + ", resource_metadata=\"" + ResourceMetadata.address(request) + "\"";
  }
}
