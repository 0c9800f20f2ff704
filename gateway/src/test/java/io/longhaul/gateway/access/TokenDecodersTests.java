package io.longhaul.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.longhaul.gateway.stack.TokenIssuer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Which tokens are taken, and what is read out of them. */
class TokenDecodersTests {

  private final TokenIssuer issuer = new TokenIssuer();
  @TempDir Path directory = Path.of("");
  private JwtDecoder decoder = token -> Jwt.withTokenValue(token).build();

  @BeforeEach
  void decoder() {
    decoder = TokenDecoders.of(settings(issuer.writePublicKey(directory), null, "longhaul-test"));
  }

  @Test
  void readsTheCaller() {
    String token =
        issuer.token(claims ->
            claims
                .claim("scope", "operations:read operations:support other")
                .claim("tenants", List.of("a", "b", "no tenant\0")));

    Caller caller = CallerClaims.read(decoder.decode(token));

    assertThat(caller.tenant()).isEqualTo("acme");
    assertThat(caller.subject()).isEqualTo("ann");
    assertThat(caller.scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.SUPPORT);
    assertThat(caller.supported()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void takesScopesAsAnArrayToo() {
    String token = issuer.token(claims -> claims.claim("scope", List.of("operations:read")));

    assertThat(CallerClaims.read(decoder.decode(token)).has(Scope.READ)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"at+jwt", "application/at+jwt", "JWT"})
  void takesTheUsualTypes(String type) {
    assertThat(decoder.decode(issuer.token(type, claims -> claims)).getSubject()).isEqualTo("ann");
  }

  @Test
  void refusesOtherIssuersAudiencesTimesAndTenants() {
    Instant past = Instant.now().minus(Duration.ofHours(1));
    assertRefused(claims -> claims.issuer("somebody"));
    assertRefused(claims -> claims.audience("something"));
    assertRefused(claims -> claims.expirationTime(Date.from(past)));
    assertRefused(claims -> claims.expirationTime(null));
    assertRefused(claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(600))));
    assertRefused(claims -> claims.claim("tenant", null));
    assertRefused(claims -> claims.claim("tenant", "ACME~x"));
    assertRefused(claims -> claims.subject(null));
    assertRefused(claims -> claims.subject(" "));
    assertRefused(claims -> claims.subject("ann\0"));
  }

  @Test
  void refusesOtherKeysOtherTypesAndNoSignature() {
    assertThatExceptionOfType(JwtException.class)
        .isThrownBy(() -> decoder.decode(new TokenIssuer().client("acme", "ann")));
    assertThatExceptionOfType(JwtException.class)
        .isThrownBy(() -> decoder.decode(issuer.token("logout+jwt", claims -> claims)));
    assertThatExceptionOfType(JwtException.class)
        .isThrownBy(() ->
            decoder.decode(
                new PlainJWT(
                        new JWTClaimsSet.Builder()
                            .issuer("longhaul-test")
                            .audience("longhaul")
                            .subject("ann")
                            .claim("tenant", "acme")
                            .build())
                    .serialize()));
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    Path nothing = directory.resolve("nothing.pem");
    Path garbage = Files.writeString(directory.resolve("garbage.pem"), "garbage");

    assertThatExceptionOfType(TokenKeyException.class)
        .isThrownBy(() -> TokenDecoders.of(settings(nothing, null, "x")))
        .withMessageContaining("nothing.pem");
    assertThatExceptionOfType(TokenKeyException.class)
        .isThrownBy(() -> TokenDecoders.of(settings(garbage, null, "x")))
        .withMessageContaining("garbage.pem");
    assertThatExceptionOfType(TokenKeyException.class)
        .isThrownBy(() -> TokenDecoders.of(settings(null, null, "x")))
        .satisfies(e -> assertThat(e.action()).contains("LONGHAUL_ACCESS_PUBLIC_KEY"));
    assertThatExceptionOfType(TokenKeyException.class)
        .isThrownBy(() -> TokenDecoders.of(settings(garbage, null, null)))
        .satisfies(e -> assertThat(e.action()).contains("LONGHAUL_ACCESS_ISSUER"));
  }

  @Test
  void anIssuerThatPublishesItsKeysIsAskedOnlyWithTheFirstToken() {
    assertThat(TokenDecoders.of(settings(null, "http://127.0.0.1:1/issuer", null))).isNotNull();
  }

  private void assertRefused(UnaryOperator<JWTClaimsSet.Builder> change) {
    assertThatExceptionOfType(JwtException.class)
        .isThrownBy(() -> decoder.decode(issuer.token(change)));
  }

  private static AccessSettings settings(
      @Nullable Path key, @Nullable String issuerUri, @Nullable String issuer) {
    return new AccessSettings(key, issuerUri, issuer, "longhaul", Duration.ofSeconds(30));
  }
}
