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
import org.springframework.http.HttpHeaders;

/** Sends an artifact, whole or in part, with what a client needs to check and resume it. */
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
    String tag = '"' + artifact.sha256() + '"';
    boolean known = EntityTags.matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag);
    ByteRange.Wish wish = wish(request, tag, artifact.length());
    if (!known && wish instanceof ByteRange.Wish.Outside) {
      throw new ProblemException(
              ErrorCode.RANGE_NOT_SATISFIABLE, "The artifact has " + artifact.length() + " bytes.")
          .header(HttpHeaders.CONTENT_RANGE, "bytes */" + artifact.length());
    }
    describe(artifact, tag, response);
    if (known) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else if (wish instanceof ByteRange.Wish.Part(ByteRange range)) {
      response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
      response.setHeader(HttpHeaders.CONTENT_RANGE, range.contentRange(artifact.length()));
      send(artifact, range, request, response);
    } else {
      send(artifact, new ByteRange(0, artifact.length()), request, response);
    }
  }

  // RFC 9110, section 13.1.5: with If-Range, the part only of what the client has the rest of.
  private static ByteRange.Wish wish(HttpServletRequest request, String tag, long size) {
    String condition = request.getHeader(HttpHeaders.IF_RANGE);
    return condition == null || condition.equals(tag)
        ? ByteRange.parse(request.getHeader(HttpHeaders.RANGE), size)
        : new ByteRange.Wish.Whole();
  }

  private static void describe(Artifact artifact, String tag, HttpServletResponse response) {
    String digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(artifact.sha256()));
    response.setContentType(artifact.contentType());
    response.setHeader(HttpHeaders.ETAG, tag);
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    response.setHeader("Repr-Digest", "sha-256=:" + digest + ":");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    response.setHeader(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
    // Names of artifacts need no quoting: see ArtifactId.
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + artifact.name() + "\"");
  }

  private void send(
      Artifact artifact, ByteRange range, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentLengthLong(range.length());
    if (request.getMethod().equals("HEAD")) {
      return;
    }
    try (InputStream in = artifacts.open(artifact, range.first(), range.length())) {
      in.transferTo(response.getOutputStream());
    } catch (StorageException e) {
      if (response.isCommitted()) {
        throw new IOException("The artifact broke off", e);
      }
      response.reset();
      throw e;
    }
  }
}
