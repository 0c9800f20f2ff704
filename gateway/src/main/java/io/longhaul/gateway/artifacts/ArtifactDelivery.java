package io.longhaul.gateway.artifacts;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.StorageException;
import io.longhaul.storage.artifacts.Artifact;
import io.longhaul.storage.artifacts.ArtifactId;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;

/** Sends artifacts and results, whole or in part, with what a client needs to check and resume. */
public final class ArtifactDelivery {

  private final Artifacts artifacts;

  ArtifactDelivery(Artifacts artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * Answers a request with an artifact.
   *
   * @throws ProblemException NOT_FOUND when there is none, RANGE_NOT_SATISFIABLE
   * @throws IOException when the client goes away
   */
  public void send(ArtifactId id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Artifact artifact =
        artifacts
            .find(id)
            .orElseThrow(
                () -> new ProblemException(ErrorCode.NOT_FOUND, "There is no such artifact."));
    send(
        new Representation(
            artifact.contentType(),
            artifact.length(),
            artifact.sha256(),
            artifact.filename() == null ? artifact.name() : artifact.filename(),
            (offset, length) -> artifacts.open(artifact, offset, length)),
        request,
        response);
  }

  /**
   * Answers a request with anything.
   *
   * @throws ProblemException RANGE_NOT_SATISFIABLE
   * @throws IOException when the client goes away
   */
  public void send(
      Representation representation, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    if (EntityTags.matches(known, representation.tag())) {
      describe(representation, response);
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    // Described only when it is sent: a problem carries none of these headers.
    switch (wish(request, representation)) {
      case RangeWish.Whole _ -> sendWhole(representation, request, response);
      case RangeWish.Parts parts when parts.ranges().size() == 1 ->
          sendPart(representation, parts.ranges().getFirst(), request, response);
      case RangeWish.Parts parts -> sendParts(representation, parts.ranges(), response);
      case RangeWish.Outside _ ->
          throw new ProblemException(
                  ErrorCode.RANGE_NOT_SATISFIABLE,
                  "There are " + representation.length() + " bytes.")
              .header(HttpHeaders.CONTENT_RANGE, "bytes */" + representation.length());
    }
  }

  // RFC 9110, sections 13.1.5 and 14.2: ranges are for GET; with If-Range, the part only of what
  // the client has the rest of.
  private static RangeWish wish(HttpServletRequest request, Representation representation) {
    String condition = request.getHeader(HttpHeaders.IF_RANGE);
    boolean applies =
        request.getMethod().equals("GET")
            && (condition == null || condition.equals(representation.tag()));
    return applies
        ? RangeWish.parse(request.getHeader(HttpHeaders.RANGE), representation.length())
        : new RangeWish.Whole();
  }

  private static void describe(Representation representation, HttpServletResponse response) {
    byte[] digest = HexFormat.of().parseHex(representation.sha256());
    response.setContentType(representation.contentType());
    response.setHeader(HttpHeaders.ETAG, representation.tag());
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    response.setHeader(
        "Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    response.setHeader(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
    if (representation.filename() != null) {
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION, Attachment.header(representation.filename()));
    }
  }

  private static void sendWhole(
      Representation representation, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    describe(representation, response);
    write(representation, new ByteRange(0, representation.length()), request, response);
  }

  private static void sendPart(
      Representation representation,
      ByteRange range,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    describe(representation, response);
    response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
    response.setHeader(HttpHeaders.CONTENT_RANGE, range.contentRange(representation.length()));
    write(representation, range, request, response);
  }

  private static void sendParts(
      Representation representation, List<ByteRange> ranges, HttpServletResponse response)
      throws IOException {
    MultipartRanges multipart =
        new MultipartRanges(representation, ranges, "part-" + UUID.randomUUID());
    describe(representation, response);
    response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
    response.setContentType(multipart.contentType());
    response.setContentLengthLong(multipart.length());
    guarded(response, () -> multipart.write(response.getOutputStream()));
  }

  private static void write(
      Representation representation,
      ByteRange range,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    response.setContentLengthLong(range.length());
    if (request.getMethod().equals("HEAD")) {
      return;
    }
    guarded(
        response,
        () -> {
          try (InputStream in = representation.source().open(range.first(), range.length())) {
            in.transferTo(response.getOutputStream());
          }
        });
  }

  private interface Writing {
    void write() throws IOException;
  }

  private static void guarded(HttpServletResponse response, Writing writing) throws IOException {
    try {
      writing.write();
    } catch (StorageException e) {
      if (response.isCommitted()) {
        throw new IOException("The representation broke off", e);
      }
      response.reset();
      throw e;
    }
  }
}
