package io.longhaul.gateway.uploads;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

/** The headers of tus 1.0.0 (https://tus.io/protocols/resumable-upload). */
final class TusProtocol {

  static final String VERSION = "1.0.0";
  static final String RESUMABLE = "Tus-Resumable";
  static final String VERSIONS = "Tus-Version";
  static final String EXTENSIONS = "Tus-Extension";
  static final String MAX_SIZE = "Tus-Max-Size";
  static final String OFFSET = "Upload-Offset";
  static final String LENGTH = "Upload-Length";
  static final String METADATA = "Upload-Metadata";
  static final String EXPIRES = "Upload-Expires";
  static final String SUPPORTED = "creation,creation-with-upload,expiration";
  static final String CONTENT = "application/offset+octet-stream";

  private TusProtocol() {}

  static void requireVersion(HttpServletRequest request) {
    if (!VERSION.equals(request.getHeader(RESUMABLE))) {
      throw new ProblemException(ErrorCode.TUS_VERSION, "Send the header Tus-Resumable: 1.0.0.")
          .header(VERSIONS, VERSION);
    }
  }

  static void requireContentType(HttpServletRequest request) {
    String type = request.getContentType();
    boolean empty = request.getContentLengthLong() == 0 && type == null;
    if (!empty && !CONTENT.equals(type)) {
      throw new ProblemException(
              ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The content type must be " + CONTENT + ".")
          .header(HttpHeaders.ACCEPT + "-Post", CONTENT);
    }
  }

  static long length(HttpServletRequest request, DataSize limit) {
    String text = request.getHeader(LENGTH);
    if (text == null || !text.matches("[0-9]{1,18}")) {
      throw new ProblemException(
          ErrorCode.MALFORMED_REQUEST,
          "Send the length of the file in bytes in the header Upload-Length.");
    }
    long length = Long.parseLong(text);
    if (length > limit.toBytes()) {
      throw new ProblemException(
              ErrorCode.TOO_LARGE,
              "The file has " + length + " bytes; " + limit.toBytes() + " are allowed.")
          .header(MAX_SIZE, Long.toString(limit.toBytes()));
    }
    return length;
  }
}
