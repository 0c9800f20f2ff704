package io.longhaul.gateway.access;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the {@link Caller} to handler methods that ask for it. */
final class CallerArgument implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Caller.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Caller caller = caller(SecurityContextHolder.getContext().getAuthentication());
    if (caller == null) {
      throw new ProblemException(ErrorCode.UNAUTHENTICATED, "A valid access token is needed.");
    }
    return caller;
  }

  /** Who is authenticated; null when nobody is in a way that we know. */
  static @Nullable Caller caller(@Nullable Authentication authentication) {
    return switch (authentication) {
      case JwtAuthenticationToken token -> CallerClaims.read(token.getToken());
      case TicketAuthentication ticket -> ticket.caller();
      case null, default -> null;
    };
  }
}
