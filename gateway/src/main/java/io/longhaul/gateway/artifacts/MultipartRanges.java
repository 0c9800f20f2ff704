package io.longhaul.gateway.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Several ranges in one answer: {@code multipart/byteranges} (RFC 9110, section 14.6). */
final class MultipartRanges {

  private final Representation representation;
  private final List<ByteRange> ranges;
  private final String boundary;

  /**
   * Lays them out.
   *
   * @param boundary which the bytes do not contain: random
   */
  MultipartRanges(Representation representation, List<ByteRange> ranges, String boundary) {
    this.representation = representation;
    this.ranges = List.copyOf(ranges);
    this.boundary = boundary;
  }

  String contentType() {
    return "multipart/byteranges; boundary=" + boundary;
  }

  long length() {
    long heads = ranges.stream().mapToLong(range -> head(range).length).sum();
    long bytes = ranges.stream().mapToLong(ByteRange::length).sum();
    return heads + bytes + end().length;
  }

  void write(OutputStream out) throws IOException {
    for (ByteRange range : ranges) {
      out.write(head(range));
      try (InputStream bytes = representation.source().open(range.first(), range.length())) {
        bytes.transferTo(out);
      }
    }
    out.write(end());
  }

  private byte[] head(ByteRange range) {
    return ascii(
        "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
            .formatted(
                boundary,
                representation.contentType(),
                range.contentRange(representation.length())));
  }

  private byte[] end() {
    return ascii("\r\n--" + boundary + "--\r\n");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
