package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.artifacts.DownloadLinks;
import io.longhaul.gateway.artifacts.EntityTags;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.json.WireJson;
import io.longhaul.gateway.operations.OperationDocument.Download;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.Sha256;
import io.longhaul.storage.artifacts.ArtifactId;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers with the document of an operation, and all headers that belong to it. */
final class DocumentAnswers {

  private static final int VIEW_DIGITS = 12;

  private final OperationLookup lookup;
  private final DownloadLinks downloads;
  private final OperationSettings settings;
  private final Clock clock;

  DocumentAnswers(
      OperationLookup lookup, DownloadLinks downloads, OperationSettings settings, Clock clock) {
    this.lookup = lookup;
    this.downloads = downloads;
    this.settings = settings;
    this.clock = clock;
  }

  /** The document for one caller, in bytes, with its entity tag. */
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  private record View(byte[] body, String tag, Links links) {}

  /** 200, or 304 when the client has it already. */
  ResponseEntity<byte[]> ok(
      ObservedOperation operation, Caller caller, HttpServletRequest request) {
    View view = view(operation, caller, request);
    if (EntityTags.matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), view.tag())) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
          .headers(headers(operation, view, true))
          .build();
    }
    return answer(HttpStatus.OK, view, headers(operation, view, true));
  }

  /** 202 while it runs, for the URL of the result; the tag is not that of the result. */
  ResponseEntity<byte[]> pending(
      ObservedOperation operation, Caller caller, HttpServletRequest request) {
    View view = view(operation, caller, request);
    HttpHeaders headers = headers(operation, view, false);
    headers.set(HttpHeaders.LOCATION, view.links().result(operation.id()));
    headers.set(HttpHeaders.CONTENT_LOCATION, view.links().self(operation.id()));
    return answer(HttpStatus.ACCEPTED, view, headers);
  }

  /** 202, with where to follow the operation. */
  ResponseEntity<byte[]> accepted(Accepted accepted, Caller caller, HttpServletRequest request) {
    ObservedOperation operation = accepted.operation();
    View view = view(operation, caller, request);
    HttpHeaders headers = headers(operation, view, accepted.replayed());
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
      HttpStatus status, ObservedOperation operation, Caller caller, HttpServletRequest request) {
    View view = view(operation, caller, request);
    HttpHeaders headers = headers(operation, view, true);
    headers.set("Operation-Location", view.links().self(operation.id()));
    headers.set(HttpHeaders.CONTENT_LOCATION, view.links().self(operation.id()));
    return answer(status, view, headers);
  }

  /** Refuses a command that was meant for another version of the document (RFC 9110, 13.1.1). */
  void requireMatch(ObservedOperation operation, Caller caller, HttpServletRequest request) {
    String condition = request.getHeader(HttpHeaders.IF_MATCH);
    if (condition != null
        && !EntityTags.matches(condition, view(operation, caller, request).tag())) {
      throw new ProblemException(
          ErrorCode.VERSION_MISMATCH, "The operation has changed since; read it again.");
    }
  }

  Links links(HttpServletRequest request) {
    return Links.of(request, settings.baseUrl());
  }

  private View view(ObservedOperation operation, Caller caller, HttpServletRequest request) {
    Links links = links(request);
    DocumentWriter writer = new DocumentWriter(links, caller, this::download);
    byte[] body = WireJson.bytes(writer.write(operation, lookup.retriedAs(operation)));
    MessageDigest digest = Sha256.start();
    digest.update(body);
    String seen = Sha256.finish(digest).substring(0, VIEW_DIGITS);
    return new View(body, '"' + operation.version() + '-' + seen + '"', links);
  }

  private @Nullable Download download(ObservedOperation operation, String name) {
    DownloadLinks.Link link =
        downloads.of(new ArtifactId(operation.id().toString(), operation.runId(), name));
    return link == null ? null : new Download(link.url(), link.expiresAt());
  }

  private HttpHeaders headers(ObservedOperation operation, View view, boolean tagged) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    headers.set(HttpHeaders.VARY, "Authorization, Accept");
    headers.set(HttpHeaders.AGE, "0");
    headers.set(HttpHeaders.LINK, "<" + view.links().self(operation.id()) + ">; rel=\"status\"");
    if (tagged && !operation.version().isEmpty()) {
      headers.set(HttpHeaders.ETAG, view.tag());
    }
    if (!operation.isDone()) {
      long seconds = PollingPace.seconds(operation, clock.instant(), RandomGenerator.getDefault());
      headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
    return headers;
  }

  private static ResponseEntity<byte[]> answer(HttpStatus status, View view, HttpHeaders headers) {
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_JSON)
        .body(view.body());
  }
}
