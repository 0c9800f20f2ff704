package io.longhaul.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Remembers for a while which tokens were signed well: a caller shows the same one with each
 * request. Times and claims are checked each time. Thread-safe.
 */
final class CheckedTokens implements JwtDecoder {

  /** How long a key that its issuer has withdrawn may still be believed in. */
  static final Duration LIFE = Duration.ofMinutes(5);

  private static final long MOST_CHARACTERS = 8L << 20;

  private final JwtDecoder first;
  private final OAuth2TokenValidator<Jwt> claims;
  private final Cache<String, Jwt> checked;

  /**
   * @param first checks signature and claims of a token that has not come before
   * @param claims checks the claims of one that has
   */
  CheckedTokens(JwtDecoder first, OAuth2TokenValidator<Jwt> claims, Ticker ticker) {
    this.first = first;
    this.claims = claims;
    this.checked =
        Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String token, Jwt _) -> token.length())
            .expireAfterWrite(LIFE)
            .ticker(ticker)
            .build();
  }

  @Override
  public Jwt decode(String token) {
    Jwt known = checked.getIfPresent(token);
    if (known != null) {
      return stillGood(known);
    }
    Jwt decoded = first.decode(token);
    checked.put(token, decoded);
    return decoded;
  }

  private Jwt stillGood(Jwt token) {
    OAuth2TokenValidatorResult result = claims.validate(token);
    if (result.hasErrors()) {
      throw new JwtValidationException("The token is good no more", result.getErrors());
    }
    return token;
  }
}
