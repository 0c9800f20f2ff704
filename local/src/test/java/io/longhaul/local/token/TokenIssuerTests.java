package io.longhaul.local.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.longhaul.local.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tokens that a stack makes for its callers, and the key that signs them. */
class TokenIssuerTests {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir private Path directory = Path.of("");

  @Test
  void clientTokenCarriesTheClaimsOfAnAccessToken() throws Exception {
    var token = SignedJWT.parse(issuer().token(Role.CLIENT, "acme", "ann"));

    var claims = token.getJWTClaimsSet();
    assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
    assertThat(claims.getIssuer()).isEqualTo("longhaul-local");
    assertThat(claims.getAudience()).containsExactly("longhaul");
    assertThat(claims.getSubject()).isEqualTo("ann");
    assertThat(claims.getStringClaim("tenant")).isEqualTo("acme");
    assertThat(claims.getStringClaim("scope"))
        .isEqualTo("operations:read operations:write operations:control");
    assertThat(claims.getStringClaim("client_id")).isNotBlank();
    assertThat(claims.getJWTID()).isNotBlank();
    assertThat(claims.getIssueTime()).isEqualTo(Date.from(NOW));
    assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plus(Duration.ofDays(30))));
    assertThat(claims.getClaim("tenants")).isNull();
  }

  @Test
  void supportTokenReachesEveryTenant() throws Exception {
    var claims = SignedJWT.parse(issuer().token(Role.SUPPORT, "acme", "sam")).getJWTClaimsSet();

    assertThat(claims.getStringListClaim("tenants")).isEqualTo(List.of("*"));
    assertThat(claims.getStringClaim("scope").split(" "))
        .contains("operations:support", "operations:team", "operations:control")
        .doesNotContain("operations:admin");
  }

  @Test
  void adminTokenHasEveryScope() throws Exception {
    var claims = SignedJWT.parse(issuer().token(Role.ADMIN, "acme", "root")).getJWTClaimsSet();

    assertThat(claims.getStringClaim("scope").split(" "))
        .contains("operations:admin", "operations:support", "operations:read");
  }

  @Test
  void signatureIsVerifiedWithThePublicFileAlone() throws Exception {
    var key = SigningKey.of(new Home(directory));
    var token = SignedJWT.parse(new TokenIssuer(key, clock()).token(Role.CLIENT, "acme", "ann"));

    var pem = Files.readString(key.publicFile());

    assertThat(pem).startsWith("-----BEGIN PUBLIC KEY-----");
    assertThat(token.verify(new RSASSAVerifier(publicKey(pem)))).isTrue();
  }

  @Test
  void privateKeyIsReadableByItsOwnerOnlyAndIsKept() throws Exception {
    SigningKey.of(new Home(directory));
    var file = directory.resolve("keys/token-signing-key.pem");
    var first = Files.readString(file);

    SigningKey.of(new Home(directory));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file).hasContent(first);
  }

  @Test
  void tenantThatCannotBePartOfAnOperationIdIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> issuer().token(Role.CLIENT, "Acme Inc", "ann"))
        .withMessageContaining("Acme Inc");
  }

  private static RSAPublicKey publicKey(String pem) throws GeneralSecurityException {
    var base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
    var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
    return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
  }

  private TokenIssuer issuer() {
    return new TokenIssuer(SigningKey.of(new Home(directory)), clock());
  }

  private static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }
}
