package io.longhaul.gateway.webhooks;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.artifacts.EntityTags;
import io.longhaul.gateway.json.WireJson;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.Sha256;
import io.longhaul.storage.webhooks.SigningSecret;
import io.longhaul.storage.webhooks.StoredEndpoint;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;

/** Answers about one endpoint. */
final class EndpointAnswers {

  private static final int TAG_DIGITS = 32;

  private final Clock clock;

  EndpointAnswers(Clock clock) {
    this.clock = clock;
  }

  /** The document, with the secret that was made just now, if any. */
  ResponseEntity<byte[]> document(
      BodyBuilder answer, StoredEndpoint endpoint, @Nullable SigningSecret secret, Caller caller) {
    return answer
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.ETAG, tag(endpoint))
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            WireJson.bytes(
                EndpointDocument.of(endpoint.endpoint(), secret, caller, clock.instant())));
  }

  /** 201; also when an earlier request with this key has made it, which is said. */
  ResponseEntity<byte[]> created(
      StoredEndpoint endpoint, @Nullable SigningSecret secret, boolean replayed, Caller caller) {
    BodyBuilder answer =
        ResponseEntity.status(HttpStatus.CREATED)
            .header(HttpHeaders.LOCATION, EndpointDocument.BASE + "/" + endpoint.endpoint().id());
    if (replayed) {
      answer.header("Idempotent-Replayed", "true");
    }
    return document(answer, endpoint, secret, caller);
  }

  /** Refuses a change that was meant for another version. */
  static void requireMatch(StoredEndpoint endpoint, HttpServletRequest request) {
    String condition = request.getHeader(HttpHeaders.IF_MATCH);
    if (condition != null && !EntityTags.matches(condition, tag(endpoint))) {
      throw changed();
    }
  }

  static ProblemException changed() {
    return new ProblemException(
        ErrorCode.VERSION_MISMATCH, "The endpoint has changed since; read it again.");
  }

  // Versions of files hold times; nobody needs to see them.
  private static String tag(StoredEndpoint endpoint) {
    return "\"" + Sha256.of(endpoint.version()).substring(0, TAG_DIGITS) + "\"";
  }
}
