package io.longhaul.gateway.description;

import io.longhaul.storage.Sha256;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/** What is served about the API, made once. */
final class Pages {

  static final Charset TEXT = StandardCharsets.UTF_8;

  private final Page document;
  private final Page reading;
  private final String policy;

  Pages(ApiDescription api) {
    String style = new String(ApiDescription.resource("/description/page.css"), TEXT);
    this.document = Page.of(api.yaml());
    this.reading = Page.of(new ReadingPage(api).write(style).getBytes(TEXT));
    this.policy =
        "default-src 'none'; style-src 'sha256-"
            + Base64.getEncoder()
                .encodeToString(HexFormat.of().parseHex(sha256(style.getBytes(TEXT))))
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  /**
   * One of them.
   *
   * @param tag its entity tag
   */
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  record Page(byte[] body, String tag) {

    static Page of(byte[] body) {
      return new Page(body, '"' + sha256(body) + '"');
    }
  }

  Page document() {
    return document;
  }

  Page reading() {
    return reading;
  }

  /** The content security policy of the page: nothing but its own style. */
  String policy() {
    return policy;
  }

  private static String sha256(byte[] bytes) {
    MessageDigest digest = Sha256.start();
    digest.update(bytes);
    return Sha256.finish(digest);
  }
}
