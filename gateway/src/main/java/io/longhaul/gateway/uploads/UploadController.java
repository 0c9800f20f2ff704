package io.longhaul.gateway.uploads;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.uploads.Delivery;
import io.longhaul.storage.uploads.Upload;
import io.longhaul.storage.uploads.UploadRole;
import io.longhaul.storage.uploads.Uploads;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/uploads/{id}}: one file from a client, in the form of tus 1.0.0. */
@RestController
final class UploadController {

  private final Uploads uploads;
  private final UploadLookup lookup;
  private final UploadIntake intake;

  UploadController(Uploads uploads, UploadLookup lookup, UploadIntake intake) {
    this.uploads = uploads;
    this.lookup = lookup;
    this.intake = intake;
  }

  @RequestMapping(path = "/v1/uploads/{id}", method = RequestMethod.HEAD)
  ResponseEntity<Void> offset(@PathVariable String id, HttpServletRequest request, Caller caller) {
    TusProtocol.requireVersion(request);
    return UploadAnswers.state(lookup.visible(id, caller));
  }

  @GetMapping(path = "/v1/uploads/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> show(@PathVariable String id, Caller caller) {
    return UploadAnswers.document(ResponseEntity.ok(), lookup.visible(id, caller));
  }

  @PatchMapping("/v1/uploads/{id}")
  ResponseEntity<Void> append(@PathVariable String id, HttpServletRequest request, Caller caller)
      throws IOException {
    TusProtocol.requireVersion(request);
    TusProtocol.requirePatchContentType(request);
    Long offset = TusProtocol.bytes(request, TusProtocol.OFFSET);
    if (offset == null) {
      throw TusProtocol.malformed(
          "Send the position of the first byte in the header Upload-Offset.");
    }
    var checksum = UploadChecksum.parse(request.getHeader(TusProtocol.CHECKSUM));
    Upload found = lookup.own(id, caller);
    if (found.role() == UploadRole.FINAL) {
      throw new ProblemException(
          ErrorCode.UPLOAD_FINAL, "A final upload consists of its pieces and takes no bytes.");
    }
    Upload upload = declared(found, offset, request);
    return UploadAnswers.advanced(
        intake.append(
            upload, new Delivery(offset, request.getInputStream(), intake.most(), checksum)));
  }

  @DeleteMapping("/v1/uploads/{id}")
  ResponseEntity<Void> terminate(
      @PathVariable String id, HttpServletRequest request, Caller caller) {
    TusProtocol.requireVersion(request);
    uploads.delete(lookup.own(id, caller));
    return UploadAnswers.removed();
  }

  // The length of an upload that was created without one comes with the first request that knows
  // it.
  private Upload declared(Upload upload, long offset, HttpServletRequest request) {
    Long length = TusProtocol.bytes(request, TusProtocol.LENGTH);
    Upload present = upload;
    if (length != null && upload.length() == null) {
      requireFits(offset, length, request);
      present = intake.declareLength(upload, length);
    }
    Long known = present.length();
    if (length != null && !length.equals(known)) {
      throw TusProtocol.malformed("The upload has %s bytes, not %d.".formatted(known, length));
    }
    if (known != null) {
      requireFits(offset, known, request);
    }
    return present;
  }

  private static void requireFits(long offset, long length, HttpServletRequest request) {
    if (offset > length || request.getContentLengthLong() > length - offset) {
      throw TusProtocol.malformed(
          "The body would go on after the %d bytes of Upload-Length.".formatted(length));
    }
  }
}
