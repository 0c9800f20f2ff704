package io.longhaul.gateway.uploads;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.audit.Audit;
import io.longhaul.gateway.idempotency.IdempotencyKey;
import io.longhaul.gateway.json.WireJson;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.uploads.NewUpload;
import io.longhaul.storage.uploads.Upload;
import io.longhaul.storage.uploads.UploadId;
import io.longhaul.storage.uploads.UploadState;
import io.longhaul.storage.uploads.Uploads;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/uploads}: files from clients, each in one request, in the form of tus 1.0.0. */
@RestController
final class UploadController {

  private static final String NO_STORE = "no-store";

  private final Uploads uploads;
  private final UploadIntake intake;
  private final UploadSettings settings;

  UploadController(Uploads uploads, UploadIntake intake, UploadSettings settings) {
    this.uploads = uploads;
    this.intake = intake;
    this.settings = settings;
  }

  @PostMapping("/v1/uploads")
  ResponseEntity<byte[]> create(HttpServletRequest request, Caller caller) throws IOException {
    TusProtocol.requireVersion(request);
    TusProtocol.requireContentType(request);
    String key = IdempotencyKey.required(request);
    long length = TusProtocol.length(request, settings.maxSize());
    NewUpload wanted =
        new NewUpload(
            caller.tenant(),
            key,
            caller.subject(),
            length,
            UploadMetadata.parse(request.getHeader(TusProtocol.METADATA)));
    Upload upload = intake.take(wanted, request);
    return answer(ResponseEntity.status(HttpStatus.CREATED), upload)
        .header(HttpHeaders.LOCATION, request.getRequestURL() + "/" + upload.id().value())
        .contentType(MediaType.APPLICATION_JSON)
        .body(WireJson.bytes(UploadDocument.of(upload)));
  }

  @RequestMapping(path = "/v1/uploads", method = RequestMethod.OPTIONS)
  ResponseEntity<Void> discover() {
    return ResponseEntity.noContent()
        .header(HttpHeaders.ALLOW, "POST, OPTIONS")
        .header(TusProtocol.RESUMABLE, TusProtocol.VERSION)
        .header(TusProtocol.VERSIONS, TusProtocol.VERSION)
        .header(TusProtocol.EXTENSIONS, TusProtocol.SUPPORTED)
        .header(TusProtocol.MAX_SIZE, Long.toString(settings.maxSize().toBytes()))
        .build();
  }

  @RequestMapping(path = "/v1/uploads/{id}", method = RequestMethod.HEAD)
  ResponseEntity<Void> offset(@PathVariable String id, HttpServletRequest request, Caller caller) {
    TusProtocol.requireVersion(request);
    Upload upload = find(id, caller);
    return answer(ResponseEntity.ok(), upload)
        .header(TusProtocol.LENGTH, String.valueOf(upload.length()))
        .build();
  }

  @GetMapping(path = "/v1/uploads/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> show(@PathVariable String id, Caller caller) {
    Upload upload = find(id, caller);
    return answer(ResponseEntity.ok(), upload)
        .contentType(MediaType.APPLICATION_JSON)
        .body(WireJson.bytes(UploadDocument.of(upload)));
  }

  private static ResponseEntity.BodyBuilder answer(
      ResponseEntity.BodyBuilder answer, Upload upload) {
    return answer
        .header(TusProtocol.RESUMABLE, TusProtocol.VERSION)
        .header(TusProtocol.OFFSET, Long.toString(upload.offset()))
        .header(
            TusProtocol.EXPIRES,
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                upload.expiresAt().atOffset(ZoneOffset.UTC)))
        .header(HttpHeaders.CACHE_CONTROL, NO_STORE);
  }

  private Upload find(String id, Caller caller) {
    Upload upload =
        UploadId.isValid(id) ? uploads.find(caller.tenant(), new UploadId(id)).orElse(null) : null;
    if (upload == null || !caller.sees(upload.tenant(), upload.owner())) {
      if (upload != null) {
        Audit.hidden(upload.tenant(), upload.owner());
      }
      throw new ProblemException(ErrorCode.NOT_FOUND, "There is no such upload.");
    }
    if (upload.state() == UploadState.GONE) {
      throw new ProblemException(ErrorCode.GONE, "The upload has expired or was removed.");
    }
    return upload;
  }
}
