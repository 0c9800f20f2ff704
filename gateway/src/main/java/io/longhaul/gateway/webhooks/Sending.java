package io.longhaul.gateway.webhooks;

import io.longhaul.gateway.json.WireJson;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;

/**
 * What is being sent because somebody asked for it.
 *
 * @param replayed whether an earlier request with the same key has started it
 */
record Sending<T>(T document, boolean replayed) {

  ResponseEntity<byte[]> answer() {
    BodyBuilder answer =
        ResponseEntity.status(HttpStatus.ACCEPTED)
            .cacheControl(CacheControl.noStore())
            .contentType(MediaType.APPLICATION_JSON);
    if (replayed) {
      answer.header("Idempotent-Replayed", "true");
    }
    return answer.body(WireJson.bytes(document));
  }
}
