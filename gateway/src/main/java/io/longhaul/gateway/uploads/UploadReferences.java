package io.longhaul.gateway.uploads;

import io.longhaul.gateway.audit.Audit;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.uploads.Upload;
import io.longhaul.storage.uploads.UploadId;
import io.longhaul.storage.uploads.UploadRole;
import io.longhaul.storage.uploads.UploadState;
import io.longhaul.storage.uploads.Uploads;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import io.longhaul.workflows.operation.OperationId;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Checks that the uploads that an input names are there, complete, and its owner's. Thread-safe.
 */
public final class UploadReferences {

  private final Uploads uploads;

  UploadReferences(Uploads uploads) {
    this.uploads = uploads;
  }

  /** Whose uploads may be named. */
  public record Owners(String tenant, Set<String> subjects) {

    /** One owner's. */
    public static Owners only(String tenant, String subject) {
      return new Owners(tenant, Set.of(subject));
    }
  }

  /**
   * Checks each.
   *
   * @param pointers where in the input they are named
   * @throws ProblemException UPLOAD_UNKNOWN (also when it is another owner's) or UPLOAD_INCOMPLETE
   */
  public void check(JsonNode input, List<JsonPointer> pointers, Owners owners) {
    for (JsonPointer pointer : pointers) {
      JsonNode id = input.at(pointer);
      if (!id.isMissingNode()) {
        check(id.asString(""), "/input" + pointer, owners);
      }
    }
  }

  /**
   * Keeps each beyond its expiry for as long as an operation is there.
   *
   * @throws ProblemException UPLOAD_UNKNOWN when one has gone since it was checked
   */
  public void hold(JsonNode input, List<JsonPointer> pointers, OperationId operation) {
    for (JsonPointer pointer : pointers) {
      String id = input.at(pointer).asString("");
      Upload upload =
          UploadId.isValid(id)
              ? uploads.find(operation.tenant(), new UploadId(id)).orElse(null)
              : null;
      if (upload != null && !uploads.hold(upload, operation.toString())) {
        throw refused(
            ErrorCode.UPLOAD_UNKNOWN, "/input" + pointer, "The upload " + id + " was removed.");
      }
    }
  }

  private void check(String id, String pointer, Owners owners) {
    Upload upload =
        UploadId.isValid(id) ? uploads.find(owners.tenant(), new UploadId(id)).orElse(null) : null;
    if (upload == null || !owners.subjects().contains(upload.owner())) {
      if (upload != null) {
        Audit.hidden(upload.tenant(), upload.owner());
      }
      throw refused(ErrorCode.UPLOAD_UNKNOWN, pointer, "There is no upload " + id + ".");
    }
    if (upload.state() == UploadState.GONE) {
      throw refused(
          ErrorCode.UPLOAD_UNKNOWN, pointer, "The upload " + id + " has expired or was removed.");
    }
    if (upload.role() == UploadRole.PARTIAL) {
      throw refused(
          ErrorCode.UPLOAD_INCOMPLETE,
          pointer,
          "The upload " + id + " is a piece of a file; put the pieces together first.");
    }
    if (!upload.isComplete()) {
      throw refused(
          ErrorCode.UPLOAD_INCOMPLETE,
          pointer,
          "The upload %s has %d of %s bytes.".formatted(id, upload.offset(), upload.length()));
    }
  }

  private static ProblemException refused(ErrorCode code, String pointer, String detail) {
    return new ProblemException(
        code,
        detail,
        List.of(new ErrorDetail(pointer, detail, "the id of a complete upload of yours")));
  }
}
