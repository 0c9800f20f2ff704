package io.longhaul.local.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Signs access tokens in the form of RFC 9068 for callers of one stack. */
public final class TokenIssuer {
  /** The issuer that the stack's gateway trusts. */
  public static final String ISSUER = "longhaul-local";

  /** The audience that the stack's gateway answers to. */
  public static final String AUDIENCE = "longhaul";

  private static final Duration LIFETIME = Duration.ofDays(30);
  private static final Pattern TENANT = Pattern.compile("[a-z0-9-]{1,60}");

  private final SigningKey key;
  private final Clock clock;

  public TokenIssuer(SigningKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /**
   * A token, valid for 30 days.
   *
   * @throws IllegalArgumentException when the tenant is not of lower-case letters, digits and
   *     hyphens, at most 60
   */
  public String token(Role role, String tenant, String subject) {
    if (!TENANT.matcher(tenant).matches()) {
      throw new IllegalArgumentException(
          "A tenant is 1 to 60 lower-case letters, digits and hyphens, and \""
              + tenant
              + "\" is not.");
    }
    try {
      var header =
          new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType("at+jwt")).build();
      var token = new SignedJWT(header, claims(role, tenant, subject));
      token.sign(new RSASSASigner(key.privateKey()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("Cannot sign a token", e);
    }
  }

  private JWTClaimsSet claims(Role role, String tenant, String subject) {
    var now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(subject)
            .claim("tenant", tenant)
            .claim("scope", role.scope())
            .claim("client_id", "longhaul-local-" + role.word())
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFETIME)));
    return role.everyTenant() ? claims.claim("tenants", List.of("*")).build() : claims.build();
  }
}
