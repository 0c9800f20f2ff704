package io.longhaul.local.token;

import io.longhaul.local.home.Home;
import io.longhaul.local.home.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * The key pair of a stack, made on first use: the private half is readable by its owner only and
 * signs tokens, the public half is all that the gateway gets.
 */
public final class SigningKey {
  private static final int BITS = 2048;
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  private final Path directory;
  private final Path privateFile;
  private final Path publicFile;

  private SigningKey(Home home) {
    this.directory = home.keys();
    this.privateFile = home.keys().resolve("token-signing-key.pem");
    this.publicFile = home.keys().resolve("token-public-key.pem");
  }

  /** The key of a home; makes it when there is none. */
  public static SigningKey of(Home home) {
    var key = new SigningKey(home);
    try {
      key.makeWhenMissing();
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a signing key in " + home.keys(), e);
    }
  }

  /** PEM file of the public half (X.509 SubjectPublicKeyInfo). */
  public Path publicFile() {
    return publicFile;
  }

  RSAPrivateKey privateKey() {
    try {
      var base64 = Files.readString(privateFile).replaceAll("-----[A-Z ]+-----|\\s", "");
      var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
      return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + privateFile, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(privateFile + " is not an RSA private key", e);
    }
  }

  private void makeWhenMissing() throws IOException {
    if (Files.exists(privateFile) && Files.exists(publicFile)) {
      return;
    }
    OwnerOnly.directory(directory);
    var pair = generate();
    OwnerOnly.write(publicFile, pem(PUBLIC, pair.getPublic()));
    OwnerOnly.write(privateFile, pem(PRIVATE, pair.getPrivate()));
  }

  private static KeyPair generate() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has RSA", e);
    }
  }

  private static String pem(String what, Key key) {
    var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, base64, what);
  }
}
