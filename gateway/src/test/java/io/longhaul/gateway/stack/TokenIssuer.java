package io.longhaul.gateway.stack;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** Issues access tokens, good ones and bad ones. */
public final class TokenIssuer {

  /** The scopes of an ordinary client. */
  public static final String CLIENT = "operations:read operations:write operations:control";

  /** The scopes of support staff. */
  public static final String SUPPORT = CLIENT + " operations:team operations:support";

  private final KeyPair keys;

  /** With a key of its own. */
  public TokenIssuer() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the public key as a PEM file. */
  public Path writePublicKey(Path directory) {
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getPublic().getEncoded());
    try {
      return Files.writeString(
          directory.resolve("public.pem"),
          "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A token of a client. */
  public String client(String tenant, String subject) {
    return token(tenant, subject, CLIENT);
  }

  /** A token with these scopes. */
  public String token(String tenant, String subject, String scope) {
    return token(claims -> claims.claim("tenant", tenant).subject(subject).claim("scope", scope));
  }

  /** A token of support staff for these tenants. */
  public String support(String tenant, String subject, String... tenants) {
    return token(claims ->
        claims
            .claim("tenant", tenant)
            .subject(subject)
            .claim("scope", SUPPORT)
            .claim("tenants", List.of(tenants)));
  }

  /** A token that is good but for what is changed. */
  public String token(UnaryOperator<JWTClaimsSet.Builder> change) {
    return token("at+jwt", change);
  }

  /** A token with a set of claims and no signature at all: {@code alg: none}. */
  public String unprotected() {
    return new PlainJWT(claims().build()).serialize();
  }

  /** A token of another type. */
  public String token(String type, UnaryOperator<JWTClaimsSet.Builder> change) {
    JWTClaimsSet.Builder claims = claims();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType(type)).build();
    SignedJWT token = new SignedJWT(header, change.apply(claims).build());
    try {
      token.sign(new RSASSASigner(keys.getPrivate()));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private static JWTClaimsSet.Builder claims() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer("longhaul-test")
        .audience("longhaul")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(3600)))
        .claim("tenant", "acme")
        .subject("ann")
        .claim("scope", CLIENT);
  }
}
