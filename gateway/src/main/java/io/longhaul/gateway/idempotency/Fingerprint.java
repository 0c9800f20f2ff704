package io.longhaul.gateway.idempotency;

import io.longhaul.gateway.json.CanonicalJson;
import io.longhaul.storage.Sha256;
import java.security.MessageDigest;
import tools.jackson.databind.JsonNode;

/** Tells whether two requests ask for the same: a version and a SHA-256 of the canonical body. */
public final class Fingerprint {

  private static final String VERSION = "v1:";

  private Fingerprint() {}

  /** Of the body of a submission, as it came, before defaults are filled in. */
  public static String of(JsonNode body) {
    return VERSION + digest(body);
  }

  /** Of the body of a command, together with what it is about. */
  public static String of(String about, JsonNode body) {
    return VERSION + Sha256.of(about + "\n" + digest(body));
  }

  private static String digest(JsonNode body) {
    MessageDigest digest = Sha256.start();
    digest.update(CanonicalJson.bytes(body));
    return Sha256.finish(digest);
  }
}
