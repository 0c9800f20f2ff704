package io.longhaul.gateway.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and a certificate of their own for a host, as servers and clients want them. */
public final class TlsKeys {

  /** Of the file. */
  public static final String PASSWORD = "changeit";

  private static final String ALIAS = "server";

  private final Path directory;

  /** Makes them in a directory. */
  public TlsKeys(Path directory, String host) {
    this.directory = directory;
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + host,
            "-ext",
            "SAN=dns:" + host + ",dns:localhost",
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            file().toString());
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError("keytool made no keys");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Both, in PKCS 12. */
  public Path file() {
    return directory.resolve("keys.p12");
  }

  /** The certificate in PEM. */
  public Path certificate() {
    return write("server.crt", "CERTIFICATE", () -> store().getCertificate(ALIAS).getEncoded());
  }

  /** The key in PEM. */
  public Path key() {
    return write(
        "server.key",
        "PRIVATE KEY",
        () -> store().getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
  }

  /** For a client that trusts these and no others. */
  public SSLContext trusting() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry(ALIAS, store().getCertificate(ALIAS));
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes out of the file. */
  private interface Part {
    byte[] read() throws GeneralSecurityException;
  }

  private Path write(String name, String type, Part part) {
    try {
      String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(part.read());
      return Files.writeString(
          directory.resolve(name),
          "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private KeyStore store() throws GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
