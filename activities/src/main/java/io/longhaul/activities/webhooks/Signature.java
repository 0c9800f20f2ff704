package io.longhaul.activities.webhooks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signatures of one message: HMAC-SHA256 with each secret that is valid now. */
final class Signature {

  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /** The header {@code webhook-signature} of Standard Webhooks 1.0.0. */
  static String standard(List<byte[]> secrets, String id, long timestamp, byte[] body) {
    byte[] start = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream content = new ByteArrayOutputStream(start.length + body.length);
    content.writeBytes(start);
    content.writeBytes(body);
    return secrets.stream()
        .map(secret ->
            "v1," + Base64.getEncoder().encodeToString(mac(secret, content.toByteArray())))
        .collect(Collectors.joining(" "));
  }

  /** The header {@code X-Hub-Signature-256}, which has room for one. */
  static String github(byte[] secret, byte[] body) {
    return "sha256=" + HexFormat.of().formatHex(mac(secret, body));
  }

  private static byte[] mac(byte[] secret, byte[] content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
