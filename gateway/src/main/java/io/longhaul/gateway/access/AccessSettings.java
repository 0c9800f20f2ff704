package io.longhaul.gateway.access;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are accepted.
 *
 * @param publicKey PEM file with the RSA public key that tokens are signed for; null when the
 *     issuer publishes its keys
 * @param issuerUri where the issuer publishes its keys (OpenID Connect discovery); null when there
 *     is a public key file
 * @param issuer the claim {@code iss}; null for the issuer URI
 * @param audience must be among the claim {@code aud}
 * @param clockSkew how far the issuer's clock may be off
 */
@ConfigurationProperties("longhaul.access")
public record AccessSettings(
    @Nullable Path publicKey,
    @Nullable String issuerUri,
    @Nullable String issuer,
    @DefaultValue("longhaul") String audience,
    @DefaultValue("30s") Duration clockSkew) {

  /** The issuer that tokens must name; null when the configuration is incomplete. */
  @Nullable String expectedIssuer() {
    return issuer == null || issuer.isBlank() ? issuerUri : issuer;
  }
}
