package io.longhaul.gateway.uploads;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.audit.Audit;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.uploads.NewUpload;
import io.longhaul.storage.uploads.Upload;
import io.longhaul.storage.uploads.UploadId;
import io.longhaul.storage.uploads.UploadRole;
import io.longhaul.storage.uploads.UploadState;
import io.longhaul.storage.uploads.Uploads;
import io.longhaul.workflows.operation.ErrorCode;
import java.util.Optional;

/** Finds the uploads that a request is about. */
final class UploadLookup {

  private final Uploads uploads;

  UploadLookup(Uploads uploads) {
    this.uploads = uploads;
  }

  /**
   * One that the caller may see.
   *
   * @throws ProblemException NOT_FOUND or GONE
   */
  Upload visible(String id, Caller caller) {
    Optional<Upload> found = find(id, caller);
    return require(found, found.filter(it -> caller.sees(it.tenant(), it.owner())));
  }

  /**
   * One of the caller's own, which it may change.
   *
   * @throws ProblemException NOT_FOUND or GONE
   */
  Upload own(String id, Caller caller) {
    Optional<Upload> found = find(id, caller);
    return require(found, found.filter(it -> caller.owns(it.tenant(), it.owner())));
  }

  /**
   * The same request for a final upload with the length that its pieces come to.
   *
   * @throws ProblemException UPLOAD_UNKNOWN or UPLOAD_INCOMPLETE about a piece
   */
  NewUpload withLength(NewUpload wanted, Caller caller) {
    Optional<Upload> earlier =
        uploads.find(wanted.tenant(), wanted.id()).filter(it -> it.role() == UploadRole.FINAL);
    Long length =
        earlier
            .map(Upload::length)
            .orElseGet(
                () -> wanted.sources().stream().mapToLong(piece -> lengthOf(piece, caller)).sum());
    return new NewUpload(
            wanted.tenant(), wanted.idempotencyKey(), wanted.owner(), length, wanted.metadata())
        .asFinal(wanted.sources());
  }

  private long lengthOf(UploadId id, Caller caller) {
    Upload piece =
        find(id.value(), caller)
            .filter(it -> caller.owns(it.tenant(), it.owner()))
            .filter(it -> it.state() != UploadState.GONE && it.role() == UploadRole.PARTIAL)
            .orElseThrow(() ->
                new ProblemException(
                    ErrorCode.UPLOAD_UNKNOWN, "There is no partial upload " + id + "."));
    Long length = piece.length();
    if (!piece.isComplete() || length == null) {
      throw new ProblemException(
          ErrorCode.UPLOAD_INCOMPLETE,
          "The partial upload %s has %d of %s bytes."
              .formatted(id, piece.offset(), length == null ? "unknown" : length));
    }
    return length;
  }

  private Optional<Upload> find(String id, Caller caller) {
    return UploadId.isValid(id)
        ? uploads.find(caller.tenant(), new UploadId(id))
        : Optional.empty();
  }

  private static Upload require(Optional<Upload> found, Optional<Upload> allowed) {
    if (allowed.isEmpty()) {
      found.ifPresent(it -> Audit.hidden(it.tenant(), it.owner()));
    }
    Upload upload =
        allowed.orElseThrow(
            () -> new ProblemException(ErrorCode.NOT_FOUND, "There is no such upload."));
    if (upload.state() == UploadState.GONE) {
      throw new ProblemException(ErrorCode.GONE, "The upload has expired or was removed.");
    }
    return upload;
  }
}
