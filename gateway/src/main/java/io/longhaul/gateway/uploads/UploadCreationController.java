package io.longhaul.gateway.uploads;

import io.longhaul.gateway.access.Caller;
import io.longhaul.storage.uploads.Delivery;
import io.longhaul.storage.uploads.NewUpload;
import io.longhaul.storage.uploads.Upload;
import io.longhaul.storage.uploads.UploadRole;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/uploads}: new files from clients, in the form of tus 1.0.0. */
@RestController
final class UploadCreationController {

  private final UploadLookup lookup;
  private final UploadIntake intake;
  private final UploadSettings settings;

  UploadCreationController(UploadLookup lookup, UploadIntake intake, UploadSettings settings) {
    this.lookup = lookup;
    this.intake = intake;
    this.settings = settings;
  }

  @PostMapping("/v1/uploads")
  ResponseEntity<byte[]> create(HttpServletRequest request, Caller caller) throws IOException {
    TusProtocol.requireVersion(request);
    TusProtocol.requireContentType(request);
    NewUpload wanted = UploadWish.read(request, caller, settings.maxSize());
    Upload upload =
        wanted.role() == UploadRole.FINAL ? assembled(wanted, caller) : taken(wanted, request);
    return UploadAnswers.document(
        ResponseEntity.status(HttpStatus.CREATED)
            .header(HttpHeaders.LOCATION, request.getRequestURL() + "/" + upload.id().value()),
        upload);
  }

  @RequestMapping(
      path = {"/v1/uploads", "/v1/uploads/{id}"},
      method = RequestMethod.OPTIONS)
  ResponseEntity<Void> discover(HttpServletRequest request) {
    boolean one = !request.getRequestURI().endsWith("/uploads");
    return ResponseEntity.noContent()
        .header(HttpHeaders.ALLOW, one ? "DELETE, GET, HEAD, OPTIONS, PATCH" : "OPTIONS, POST")
        .header(TusProtocol.RESUMABLE, TusProtocol.VERSION)
        .header(TusProtocol.VERSIONS, TusProtocol.VERSION)
        .header(TusProtocol.EXTENSIONS, TusProtocol.SUPPORTED)
        .header(TusProtocol.CHECKSUM_ALGORITHMS, UploadChecksum.ALGORITHMS)
        .header(TusProtocol.MAX_SIZE, Long.toString(settings.maxSize().toBytes()))
        .build();
  }

  private Upload assembled(NewUpload wanted, Caller caller) {
    NewUpload whole = lookup.withLength(wanted, caller);
    UploadWish.requireAllowed(whole.length() == null ? 0 : whole.length(), settings.maxSize());
    return intake.create(whole);
  }

  private Upload taken(NewUpload wanted, HttpServletRequest request) throws IOException {
    Long length = wanted.length();
    if (length != null && request.getContentLengthLong() > length) {
      throw TusProtocol.malformed(
          "The body has more bytes than the %d of Upload-Length.".formatted(length));
    }
    var checksum = UploadChecksum.parse(request.getHeader(TusProtocol.CHECKSUM));
    Upload upload = intake.create(wanted);
    if (upload.isComplete()) {
      return drained(upload, request);
    }
    // tus: the length may be declared first and the bytes sent later.
    boolean later = !TusProtocol.hasBody(request) && (length == null || length > 0);
    return later
        ? upload
        : intake.receive(
            upload, new Delivery(0, request.getInputStream(), intake.most(), checksum));
  }

  // Read to its end, so that a client that sends first and reads later gets its answer; one that
  // asked first is spared the sending.
  private static Upload drained(Upload upload, HttpServletRequest request) throws IOException {
    if (request.getHeader(HttpHeaders.EXPECT) == null) {
      request.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
    return upload;
  }
}
