package io.longhaul.gateway.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** How long what opened the present request is still good. */
public final class TokenLife {

  private static final Duration LONG = Duration.ofDays(1);

  private TokenLife() {}

  /** What is left of the access token's life; a day where there is none. */
  public static Duration left() {
    Instant expiry = expiry();
    return expiry == null ? LONG : Duration.between(Instant.now(), expiry);
  }

  private static @Nullable Instant expiry() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof JwtAuthenticationToken authentication
        ? authentication.getToken().getExpiresAt()
        : null;
  }
}
