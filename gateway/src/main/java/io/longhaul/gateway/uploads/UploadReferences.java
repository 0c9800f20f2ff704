package io.longhaul.gateway.uploads;

import io.longhaul.gateway.audit.Audit;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.uploads.Upload;
import io.longhaul.storage.uploads.UploadId;
import io.longhaul.storage.uploads.UploadState;
import io.longhaul.storage.uploads.Uploads;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
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
