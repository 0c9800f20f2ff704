package io.longhaul.gateway.uploads;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The headers of tus 1.0.0 (https://tus.io/protocols/resumable-upload). */
final class TusProtocol {

  static final String VERSION = "1.0.0";
  static final String RESUMABLE = "Tus-Resumable";
  static final String VERSIONS = "Tus-Version";
  static final String EXTENSIONS = "Tus-Extension";
  static final String MAX_SIZE = "Tus-Max-Size";
  static final String CHECKSUM_ALGORITHMS = "Tus-Checksum-Algorithm";
  static final String OFFSET = "Upload-Offset";
  static final String LENGTH = "Upload-Length";
  static final String DEFER_LENGTH = "Upload-Defer-Length";
  static final String METADATA = "Upload-Metadata";
  static final String EXPIRES = "Upload-Expires";
  static final String CHECKSUM = "Upload-Checksum";
  static final String CONCAT = "Upload-Concat";
  static final String SUPPORTED =
      "creation,creation-with-upload,creation-defer-length,expiration,checksum,termination,"
          + "concatenation";
  static final String CONTENT = "application/offset+octet-stream";

  private static final String ACCEPT_POST = "Accept-Post";

  private TusProtocol() {}

  static void requireVersion(HttpServletRequest request) {
    if (!VERSION.equals(request.getHeader(RESUMABLE))) {
      throw new ProblemException(ErrorCode.TUS_VERSION, "Send the header Tus-Resumable: 1.0.0.")
          .header(VERSIONS, VERSION);
    }
  }

  /** For requests that may have no body. */
  static void requireContentType(HttpServletRequest request) {
    if (hasBody(request) || request.getContentType() != null) {
      requireContentTypeOf(request, ACCEPT_POST);
    }
  }

  /** RFC 9112, 6.3: a request that says neither has none. */
  static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  static void requirePatchContentType(HttpServletRequest request) {
    requireContentTypeOf(request, HttpHeaders.ACCEPT_PATCH);
  }

  private static void requireContentTypeOf(HttpServletRequest request, String accepting) {
    if (!CONTENT.equals(request.getContentType())) {
      throw new ProblemException(
              ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The content type must be " + CONTENT + ".")
          .header(accepting, CONTENT);
    }
  }

  /** A number of bytes; null when the request has no such header. */
  static @Nullable Long bytes(HttpServletRequest request, String header) {
    String text = request.getHeader(header);
    if (text == null) {
      return null;
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw malformed("The header " + header + " takes a number of bytes.");
    }
    return Long.parseLong(text);
  }

  static ProblemException malformed(String detail) {
    return new ProblemException(ErrorCode.MALFORMED_REQUEST, detail);
  }
}
