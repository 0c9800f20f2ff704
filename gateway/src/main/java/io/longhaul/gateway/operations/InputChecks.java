package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.json.CanonicalJson;
import io.longhaul.gateway.kinds.InputSchemas;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.gateway.uploads.UploadReferences;
import io.longhaul.gateway.uploads.UploadReferences.Owners;
import io.longhaul.workflows.catalogue.Catalogue;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationKind;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** All that is checked of an input before anything starts. */
final class InputChecks {

  private final Catalogue catalogue;
  private final InputSchemas schemas;
  private final UploadReferences uploads;
  private final OperationSettings settings;

  InputChecks(
      Catalogue catalogue,
      InputSchemas schemas,
      UploadReferences uploads,
      OperationSettings settings) {
    this.catalogue = catalogue;
    this.schemas = schemas;
    this.uploads = uploads;
    this.settings = settings;
  }

  OperationKind kind(String name) {
    OperationKind kind = catalogue.find(name);
    if (kind == null) {
      String detail = "There is no kind " + name + ".";
      String known = String.join(", ", catalogue.names());
      throw new ProblemException(
          ErrorCode.UNKNOWN_KIND, detail, List.of(new ErrorDetail("/kind", detail, known)));
    }
    return kind;
  }

  /** A retry may name what its owner uploaded, and what the person who corrects it did. */
  static Owners ownersOf(Submission submission, Caller caller) {
    Set<String> subjects = new HashSet<>(Set.of(submission.owner()));
    if (caller.tenant().equals(submission.tenant())) {
      subjects.add(caller.subject());
    }
    return new Owners(submission.tenant(), subjects);
  }

  void check(OperationKind kind, JsonNode input, Owners owners) {
    if (CanonicalJson.bytes(input).length > settings.inputLimit().toBytes()) {
      throw new ProblemException(
          ErrorCode.TOO_LARGE,
          "The input may have %d bytes; put what is larger into an upload."
              .formatted(settings.inputLimit().toBytes()));
    }
    List<ErrorDetail> errors = schemas.errors(kind, input, "/input");
    if (!errors.isEmpty()) {
      throw new ProblemException(
          ErrorCode.INVALID_INPUT,
          errors.getFirst().pointer() + " " + errors.getFirst().message() + ".",
          errors);
    }
    uploads.check(input, kind.uploads(), owners);
  }

  /** Keeps what the input names for as long as the operation is there. */
  void hold(OperationKind kind, JsonNode input, OperationId operation) {
    uploads.hold(input, kind.uploads(), operation);
  }
}
