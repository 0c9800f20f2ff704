package io.longhaul.gateway.uploads;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.uploads.Creation;
import io.longhaul.storage.uploads.NewUpload;
import io.longhaul.storage.uploads.Reception;
import io.longhaul.storage.uploads.Upload;
import io.longhaul.storage.uploads.UploadState;
import io.longhaul.storage.uploads.Uploads;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.HttpHeaders;

/** Takes a file in: makes its record, or finds that of the same request, and receives the bytes. */
final class UploadIntake {

  private final Uploads uploads;

  UploadIntake(Uploads uploads) {
    this.uploads = uploads;
  }

  Upload take(NewUpload wanted, HttpServletRequest request) throws IOException {
    Upload upload =
        switch (uploads.create(wanted)) {
          case Creation.Created created -> created.upload();
          case Creation.Existing existing -> existing.upload();
          case Creation.DifferentRequest _ ->
              throw new ProblemException(
                  ErrorCode.KEY_REUSED,
                  "The key was used for an upload with another length or other metadata.");
          case Creation.OtherOwner _ ->
              throw new ProblemException(
                  ErrorCode.KEY_IN_USE, "The key belongs to an upload of another caller.");
        };
    if (upload.state() == UploadState.GONE) {
      throw retired();
    }
    return upload.isComplete() ? drained(upload, request) : receive(upload, request);
  }

  // tus: the length may be declared first and the bytes sent later.
  private Upload receive(Upload upload, HttpServletRequest request) throws IOException {
    Long length = upload.length();
    if (request.getContentLengthLong() == 0 && length != null && length > 0) {
      return upload;
    }
    return switch (uploads.receive(upload, request.getInputStream())) {
      case Reception.Completed completed -> completed.upload();
      case Reception.TooShort shorter ->
          throw new ProblemException(
              ErrorCode.UPLOAD_INCOMPLETE,
              "%d of %d bytes came. Nothing is kept; send the whole file again with the same key."
                  .formatted(shorter.received(), shorter.declared()));
      case Reception.TooLong longer ->
          throw new ProblemException(
              ErrorCode.MALFORMED_REQUEST,
              "The body goes on after the %d bytes of Upload-Length. Nothing is kept."
                  .formatted(longer.declared()));
      case Reception.Gone _ -> throw retired();
    };
  }

  // Read to its end, so that a client that sends first and reads later gets its answer; one that
  // asked first is spared the sending.
  private static Upload drained(Upload upload, HttpServletRequest request) throws IOException {
    if (request.getHeader(HttpHeaders.EXPECT) == null) {
      request.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
    return upload;
  }

  private static ProblemException retired() {
    return new ProblemException(
        ErrorCode.KEY_RETIRED, "The upload of this key has expired or was removed; use a new key.");
  }
}
