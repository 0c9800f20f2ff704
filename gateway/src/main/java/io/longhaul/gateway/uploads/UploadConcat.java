package io.longhaul.gateway.uploads;

import io.longhaul.storage.uploads.Upload;
import io.longhaul.storage.uploads.UploadId;
import io.longhaul.storage.uploads.UploadRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Upload-Concat} of tus: what an upload has to do with others.
 *
 * @param pieces in order; only of a final upload
 */
record UploadConcat(UploadRole role, List<UploadId> pieces) {

  static final int MOST_PIECES = 1000;

  private static final String PARTIAL = "partial";
  private static final String FINAL = "final;";
  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?://[^/ ]+)?(?:/[^ ]*)?/v1/uploads/(u-[0-9a-f]{40})");

  UploadConcat {
    pieces = List.copyOf(pieces);
  }

  static UploadConcat parse(@Nullable String header) {
    if (header == null) {
      return new UploadConcat(UploadRole.WHOLE, List.of());
    }
    String text = header.strip();
    if (text.equals(PARTIAL)) {
      return new UploadConcat(UploadRole.PARTIAL, List.of());
    }
    if (!text.startsWith(FINAL)) {
      throw TusProtocol.malformed(
          "The header Upload-Concat is partial, or final; and the addresses of uploads.");
    }
    return new UploadConcat(UploadRole.FINAL, pieces(text.substring(FINAL.length()).strip()));
  }

  private static List<UploadId> pieces(String addresses) {
    List<UploadId> pieces = new ArrayList<>();
    for (String address : addresses.split(" +", -1)) {
      Matcher matcher = ADDRESS.matcher(address);
      if (!matcher.matches()) {
        throw TusProtocol.malformed(
            "The header Upload-Concat names what is not the address of an upload.");
      }
      pieces.add(new UploadId(matcher.group(1)));
    }
    if (pieces.size() > MOST_PIECES) {
      throw TusProtocol.malformed(
          "The header Upload-Concat names %d uploads; %d are allowed."
              .formatted(pieces.size(), MOST_PIECES));
    }
    return pieces;
  }

  /** The header of an upload that exists; null when it has none. */
  static @Nullable String of(Upload upload) {
    return switch (upload.role()) {
      case WHOLE -> null;
      case PARTIAL -> PARTIAL;
      case FINAL ->
          upload.sources().stream()
              .map(id -> "/v1/uploads/" + id.value())
              .collect(Collectors.joining(" ", FINAL, ""));
    };
  }
}
