package io.longhaul.client.command;

import io.longhaul.client.Digests;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/** Keys that follow from what is asked for, so that asking again finds what was asked before. */
final class ImportKey {
  private static final int HEX_DIGITS = 32;

  private ImportKey() {}

  /** The key of the import of a file with this content and these options. */
  static String ofOperation(byte[] sha256, JsonNode inputWithoutFile, Object options) {
    String asked =
        HexFormat.of().formatHex(sha256)
            + "\n"
            + Printer.JSON.writeValueAsString(inputWithoutFile)
            + "\n"
            + options;
    return "import-" + hex(asked);
  }

  /** The key of the upload for an operation: another file under the same key is another upload. */
  static String ofUpload(String operationKey, byte[] sha256) {
    return "file-" + hex(operationKey + "\n" + HexFormat.of().formatHex(sha256));
  }

  private static String hex(String text) {
    byte[] digest = Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
  }
}
