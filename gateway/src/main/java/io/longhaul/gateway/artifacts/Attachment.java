package io.longhaul.gateway.artifacts;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The header {@code Content-Disposition} of what is to be saved (RFC 6266). */
final class Attachment {

  private static final String UNQUOTED = "!#$&+-.^_`|~";

  private Attachment() {}

  /**
   * For a name of any characters: as it is where that is possible, and otherwise twice, first for
   * clients that know ASCII only. Directories and control characters are left out.
   */
  static String header(String filename) {
    String name = harmless(filename);
    String ascii = name.replaceAll("[^ -~]", "_").replaceAll("[\"\\\\%]", "_");
    String simple = "attachment; filename=\"" + ascii + "\"";
    return ascii.equals(name) ? simple : simple + "; filename*=UTF-8''" + encoded(name);
  }

  private static String harmless(String filename) {
    String last =
        filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
    String name = last.replaceAll("[\\p{Cntrl}\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069]", "").strip();
    return name.isEmpty() || name.equals(".") || name.equals("..") ? "file" : name;
  }

  // RFC 8187, section 3.2: attr-char.
  private static String encoded(String name) {
    StringBuilder text = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || UNQUOTED.indexOf(c) >= 0);
      if (plain) {
        text.append(c);
      } else {
        text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return text.toString();
  }
}
