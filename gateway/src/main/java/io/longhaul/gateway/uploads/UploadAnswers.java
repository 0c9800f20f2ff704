package io.longhaul.gateway.uploads;

import io.longhaul.gateway.json.WireJson;
import io.longhaul.storage.uploads.Upload;
import io.longhaul.storage.uploads.UploadRole;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;

/** Answers about one upload. */
final class UploadAnswers {

  private UploadAnswers() {}

  static ResponseEntity<byte[]> document(BodyBuilder answer, Upload upload) {
    return headers(answer, upload)
        .contentType(MediaType.APPLICATION_JSON)
        .body(WireJson.bytes(UploadDocument.of(upload)));
  }

  static ResponseEntity<Void> advanced(Upload upload) {
    return headers(ResponseEntity.status(HttpStatus.NO_CONTENT), upload).build();
  }

  static ResponseEntity<Void> removed() {
    return tus(ResponseEntity.status(HttpStatus.NO_CONTENT)).build();
  }

  static ResponseEntity<Void> state(Upload upload) {
    BodyBuilder answer = headers(ResponseEntity.ok(), upload);
    if (upload.length() == null) {
      answer.header(TusProtocol.DEFER_LENGTH, "1");
    } else {
      answer.header(TusProtocol.LENGTH, Long.toString(upload.length()));
    }
    if (!upload.metadata().isEmpty()) {
      answer.header(TusProtocol.METADATA, UploadMetadata.format(upload.metadata()));
    }
    String concat = UploadConcat.of(upload);
    if (concat != null) {
      answer.header(TusProtocol.CONCAT, concat);
    }
    return answer.build();
  }

  // tus: a final upload has no offset until it is put together.
  private static BodyBuilder headers(BodyBuilder answer, Upload upload) {
    if (upload.role() != UploadRole.FINAL || upload.isComplete()) {
      answer.header(TusProtocol.OFFSET, Long.toString(upload.offset()));
    }
    return tus(answer)
        .header(
            TusProtocol.EXPIRES,
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                upload.expiresAt().atOffset(ZoneOffset.UTC)));
  }

  private static BodyBuilder tus(BodyBuilder answer) {
    return answer
        .header(TusProtocol.RESUMABLE, TusProtocol.VERSION)
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
