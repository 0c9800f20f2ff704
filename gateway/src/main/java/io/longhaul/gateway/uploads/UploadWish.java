package io.longhaul.gateway.uploads;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.idempotency.IdempotencyKey;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.uploads.NewUpload;
import io.longhaul.storage.uploads.UploadRole;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** What a request for a new upload asks for, read from its headers. */
final class UploadWish {

  private UploadWish() {}

  /** Of a final upload the length is that of its pieces, and not known here. */
  static NewUpload read(HttpServletRequest request, Caller caller, DataSize limit) {
    UploadConcat concat = UploadConcat.parse(request.getHeader(TusProtocol.CONCAT));
    String key = IdempotencyKey.optional(request);
    NewUpload wanted =
        new NewUpload(
            caller.tenant(),
            key == null ? UUID.randomUUID().toString() : key,
            caller.subject(),
            length(request, concat.role(), limit),
            UploadMetadata.parse(request.getHeader(TusProtocol.METADATA)));
    return switch (concat.role()) {
      case WHOLE -> wanted;
      case PARTIAL -> wanted.asPartial();
      case FINAL -> wanted.asFinal(concat.pieces());
    };
  }

  private static @Nullable Long length(
      HttpServletRequest request, UploadRole role, DataSize limit) {
    Long length = TusProtocol.bytes(request, TusProtocol.LENGTH);
    String deferred = request.getHeader(TusProtocol.DEFER_LENGTH);
    if (role == UploadRole.FINAL) {
      if (length != null || deferred != null || request.getContentLengthLong() > 0) {
        throw TusProtocol.malformed(
            "A final upload has the length and the bytes of its pieces: send neither.");
      }
      return null;
    }
    if (deferred != null && !deferred.equals("1")) {
      throw TusProtocol.malformed("The header Upload-Defer-Length takes 1.");
    }
    if ((length == null) == (deferred == null)) {
      throw TusProtocol.malformed(
          "Send the length of the file in bytes in the header Upload-Length, or"
              + " Upload-Defer-Length: 1 when it is not known yet.");
    }
    return length == null ? null : requireAllowed(length, limit);
  }

  static long requireAllowed(long length, DataSize limit) {
    if (length > limit.toBytes()) {
      throw tooLarge("The file has %d bytes; one upload may have %d.", length, limit);
    }
    return length;
  }

  static ProblemException tooLarge(String detail, long length, DataSize limit) {
    return new ProblemException(ErrorCode.TOO_LARGE, detail.formatted(length, limit.toBytes()))
        .header(TusProtocol.MAX_SIZE, Long.toString(limit.toBytes()));
  }
}
