package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.artifacts.EntityTags;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.operations.Renderings.Rendering;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers with the document of an operation, and all headers that belong to it. */
final class DocumentAnswers {

  private final Renderings renderings;
  private final OperationSettings settings;
  private final Clock clock;

  DocumentAnswers(Renderings renderings, OperationSettings settings, Clock clock) {
    this.renderings = renderings;
    this.settings = settings;
    this.clock = clock;
  }

  /** The document for one caller, and where it is. */
  private record View(Rendering document, Links links) {

    String tag() {
      return document.tag();
    }
  }

  /** 200, or 304 when the client has it already. */
  ResponseEntity<byte[]> ok(Seen seen, Caller caller, HttpServletRequest request) {
    View view = view(seen, caller, request);
    if (EntityTags.matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), view.tag())) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
          .headers(headers(seen, view, true))
          .build();
    }
    return answer(HttpStatus.OK, view, headers(seen, view, true));
  }

  /** Whether the client has another version than this one, so that it need not wait for news. */
  boolean isNews(Seen seen, Caller caller, HttpServletRequest request) {
    String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    return known != null && !EntityTags.matches(known, view(seen, caller, request).tag());
  }

  /** 202 while it runs, for the URL of the result; the tag is not that of the result. */
  ResponseEntity<byte[]> pending(Seen seen, Caller caller, HttpServletRequest request) {
    View view = view(seen, caller, request);
    HttpHeaders headers = headers(seen, view, false);
    headers.set(HttpHeaders.LOCATION, view.links().result(seen.operation().id()));
    headers.set(HttpHeaders.CONTENT_LOCATION, view.links().self(seen.operation().id()));
    return answer(HttpStatus.ACCEPTED, view, headers);
  }

  /** 202, with where to follow the operation. */
  ResponseEntity<byte[]> accepted(Accepted accepted, Caller caller, HttpServletRequest request) {
    ObservedOperation operation = accepted.seen().operation();
    View view = view(accepted.seen(), caller, request);
    HttpHeaders headers = headers(accepted.seen(), view, accepted.replayed());
    headers.set("Operation-Location", view.links().self(operation.id()));
    headers.set(HttpHeaders.LOCATION, view.links().result(operation.id()));
    headers.set(HttpHeaders.CONTENT_LOCATION, view.links().self(operation.id()));
    if (accepted.replayed()) {
      headers.set("Idempotent-Replayed", "true");
    }
    return answer(HttpStatus.ACCEPTED, view, headers);
  }

  /** 202 or 200 after a command. */
  ResponseEntity<byte[]> commanded(
      HttpStatus status, Seen seen, Caller caller, HttpServletRequest request) {
    View view = view(seen, caller, request);
    HttpHeaders headers = headers(seen, view, true);
    headers.set("Operation-Location", view.links().self(seen.operation().id()));
    headers.set(HttpHeaders.CONTENT_LOCATION, view.links().self(seen.operation().id()));
    return answer(status, view, headers);
  }

  /** Refuses a command that was meant for another version of the document (RFC 9110, 13.1.1). */
  void requireMatch(Seen seen, Caller caller, HttpServletRequest request) {
    String condition = request.getHeader(HttpHeaders.IF_MATCH);
    if (condition != null && !EntityTags.matches(condition, view(seen, caller, request).tag())) {
      throw new ProblemException(
          ErrorCode.VERSION_MISMATCH, "The operation has changed since; read it again.");
    }
  }

  /** The document alone, for a door that says the rest in its own way. */
  byte[] document(Seen seen, Caller caller, HttpServletRequest request) {
    return view(seen, caller, request).document().body();
  }

  /** In how many seconds a client should look again. */
  long pause(ObservedOperation operation) {
    return PollingPace.seconds(operation, clock.instant(), RandomGenerator.getDefault());
  }

  /** The same documents as events. */
  DocumentEvents events(OperationLookup lookup, Caller caller, HttpServletRequest request) {
    return new DocumentEvents(lookup, renderings, links(request), caller);
  }

  Links links(HttpServletRequest request) {
    return Links.of(request, settings.baseUrl());
  }

  private View view(Seen seen, Caller caller, HttpServletRequest request) {
    Links links = links(request);
    return new View(renderings.of(seen, links, caller), links);
  }

  private HttpHeaders headers(Seen seen, View view, boolean tagged) {
    ObservedOperation operation = seen.operation();
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    headers.set(HttpHeaders.VARY, "Authorization, Accept");
    headers.set(HttpHeaders.AGE, Long.toString(seen.age()));
    headers.set(HttpHeaders.LINK, "<" + view.links().self(operation.id()) + ">; rel=\"status\"");
    if (tagged && !operation.version().isEmpty()) {
      headers.set(HttpHeaders.ETAG, view.tag());
    }
    if (!operation.isDone()) {
      headers.set(HttpHeaders.RETRY_AFTER, Long.toString(pause(operation)));
    }
    return headers;
  }

  private static ResponseEntity<byte[]> answer(HttpStatus status, View view, HttpHeaders headers) {
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_JSON)
        .body(view.document().body());
  }
}
