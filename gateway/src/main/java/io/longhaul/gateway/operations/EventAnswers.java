package io.longhaul.gateway.operations;

import io.longhaul.gateway.following.EventStream;
import io.longhaul.gateway.following.StreamEvent;
import io.longhaul.gateway.following.Version;
import io.longhaul.gateway.json.WireJson;
import io.longhaul.gateway.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers that are streams of events, and what requests for them say. */
final class EventAnswers {

  private EventAnswers() {}

  /** The version that the client has, as browsers say it; null for none. */
  static @Nullable Version known(HttpServletRequest request) {
    return Version.parse(request.getHeader("Last-Event-ID"));
  }

  /** Begins a stream; what is returned is the whole answer. */
  static @Nullable ResponseEntity<Void> stream(
      EventStream stream, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    head()
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    stream.begin(request, response);
    return null;
  }

  static ResponseEntity<Void> head() {
    return headers().build();
  }

  /** What a stream says, and then ends, when it cannot be told anything else. */
  static StreamEvent unavailable(ProblemException problem) {
    byte[] data =
        WireJson.bytes(Map.of("code", problem.code().name(), "message", problem.detail()));
    return StreamEvent.named("unavailable", new String(data, StandardCharsets.UTF_8), true);
  }

  // Proxies are asked not to collect events before they pass them on.
  private static ResponseEntity.BodyBuilder headers() {
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_EVENT_STREAM)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
        .header("X-Accel-Buffering", "no");
  }
}
