package io.longhaul.gateway.uploads;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The header {@code Upload-Metadata} of tus: names with values in Base64, separated by commas. */
final class UploadMetadata {

  private static final int LONGEST = 4096;
  private static final Pattern NAME = Pattern.compile("[!-+\\--~]{1,100}");

  private UploadMetadata() {}

  static Map<String, String> parse(@Nullable String header) {
    Map<String, String> metadata = new LinkedHashMap<>();
    if (header == null || header.isBlank()) {
      return metadata;
    }
    if (header.length() > LONGEST) {
      throw malformed("is longer than " + LONGEST + " characters");
    }
    for (String pair : header.split(",", -1)) {
      add(pair.strip(), metadata);
    }
    return metadata;
  }

  /** The header of an upload that exists, by name; empty when it has none. */
  static String format(Map<String, String> metadata) {
    return new TreeMap<>(metadata)
        .entrySet().stream().map(UploadMetadata::pair).collect(Collectors.joining(","));
  }

  private static String pair(Map.Entry<String, String> entry) {
    byte[] value = entry.getValue().getBytes(StandardCharsets.UTF_8);
    return value.length == 0
        ? entry.getKey()
        : entry.getKey() + " " + Base64.getEncoder().encodeToString(value);
  }

  private static void add(String pair, Map<String, String> metadata) {
    int space = pair.indexOf(' ');
    String name = space < 0 ? pair : pair.substring(0, space);
    if (!NAME.matcher(name).matches()) {
      throw malformed("has a name that is empty or not ASCII");
    }
    String value = space < 0 ? "" : text(pair.substring(space + 1).strip(), name);
    if (metadata.put(name, value) != null) {
      throw malformed("has " + name + " twice");
    }
  }

  private static String text(String base64, String name) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw malformed("has a value for " + name + " that is not Base64 of UTF-8");
    }
  }

  private static ProblemException malformed(String what) {
    return new ProblemException(
        ErrorCode.MALFORMED_REQUEST, "The header Upload-Metadata " + what + ".");
  }
}
