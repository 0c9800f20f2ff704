package io.longhaul.gateway.access;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Makes the decoder of access tokens (RFC 9068) out of the settings. */
final class TokenDecoders {

  private static final String SETTING = "longhaul.access.public-key (LONGHAUL_ACCESS_PUBLIC_KEY)";

  private TokenDecoders() {}

  static JwtDecoder of(AccessSettings settings) {
    String issuer = settings.expectedIssuer();
    if (issuer == null) {
      throw new TokenKeyException(
          "The issuer of access tokens is not set.",
          "Set longhaul.access.issuer (LONGHAUL_ACCESS_ISSUER) to the claim iss of your tokens.",
          null);
    }
    OAuth2TokenValidator<Jwt> validator = validator(settings, issuer);
    if (settings.publicKey() != null) {
      return remembering(withKey(settings.publicKey(), validator), validator);
    }
    String uri = settings.issuerUri();
    if (uri == null) {
      throw new TokenKeyException(
          "Access tokens cannot be checked: no key is configured.",
          "Set "
              + SETTING
              + " to a PEM file with an RSA public key, or longhaul.access.issuer-uri.",
          null);
    }
    // Asked for with the first token: the gateway starts while the issuer is down.
    return remembering(new SupplierJwtDecoder(() -> withIssuer(uri, validator)), validator);
  }

  private static JwtDecoder remembering(JwtDecoder first, OAuth2TokenValidator<Jwt> validator) {
    return new CheckedTokens(first, validator, Ticker.systemTicker());
  }

  private static JwtDecoder withKey(Path file, OAuth2TokenValidator<Jwt> validator) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withPublicKey(read(file))
            .signatureAlgorithm(SignatureAlgorithm.RS256)
            .validateType(false)
            .build();
    decoder.setJwtValidator(validator);
    return decoder;
  }

  private static JwtDecoder withIssuer(String uri, OAuth2TokenValidator<Jwt> validator) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withIssuerLocation(uri)
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .validateType(false)
            .build();
    decoder.setJwtValidator(validator);
    return decoder;
  }

  private static OAuth2TokenValidator<Jwt> validator(AccessSettings settings, String issuer) {
    JwtTypeValidator type = new JwtTypeValidator("at+jwt", "application/at+jwt", "JWT");
    type.setAllowEmpty(true);
    JwtTimestampValidator time = new JwtTimestampValidator(settings.clockSkew());
    time.setAllowEmptyExpiryClaim(false);
    return new DelegatingOAuth2TokenValidator<>(
        type,
        time,
        new JwtIssuerValidator(issuer),
        new JwtAudienceValidator(settings.audience()),
        new CallerClaims());
  }

  private static RSAPublicKey read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Objects.requireNonNull(RsaKeyConverters.x509().convert(in));
    } catch (IOException e) {
      throw unreadable("The public key of access tokens cannot be read from " + file + ".", e);
    } catch (IllegalArgumentException e) {
      throw unreadable(file + " holds no RSA public key in PEM (BEGIN PUBLIC KEY).", e);
    }
  }

  private static TokenKeyException unreadable(String message, @Nullable Throwable cause) {
    return new TokenKeyException(
        message, "Set " + SETTING + " to a PEM file that the gateway can read.", cause);
  }
}
