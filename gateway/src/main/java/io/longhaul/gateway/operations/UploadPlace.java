package io.longhaul.gateway.operations;

import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.uploads.UploadId;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import io.longhaul.workflows.operation.OperationKind;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where an input names the upload that came along: the one place that its kind has for uploads and
 * that the client has left open.
 */
record UploadPlace(ObjectNode input, JsonPointer pointer) {

  /**
   * Finds it.
   *
   * @throws ProblemException INVALID_INPUT when there is none, or more than one
   */
  static UploadPlace find(OperationKind kind, ObjectNode input) {
    List<JsonPointer> open =
        kind.uploads().stream().filter(place -> input.at(place).isMissingNode()).toList();
    if (open.size() == 1) {
      return new UploadPlace(input, open.getFirst());
    }
    String places =
        kind.uploads().stream().map(place -> "/input" + place).collect(Collectors.joining(", "));
    String detail = detail(kind, open);
    throw new ProblemException(
        ErrorCode.INVALID_INPUT, detail, List.of(new ErrorDetail("/input", detail, places)));
  }

  private static String detail(OperationKind kind, List<JsonPointer> open) {
    if (kind.uploads().isEmpty()) {
      return "The kind " + kind.name() + " takes no file.";
    }
    return open.isEmpty()
        ? "The input names an upload already; leave it out when the file comes along."
        : "The input leaves more than one upload open; name all but the one that comes along.";
  }

  /** Writes the id there; objects on the way are made. */
  void fill(UploadId id) {
    ObjectNode parent = input;
    JsonPointer rest = pointer;
    while (!rest.tail().matches()) {
      String name = rest.getMatchingProperty();
      JsonNode next = parent.get(name);
      parent = next instanceof ObjectNode object ? object : parent.putObject(name);
      rest = rest.tail();
    }
    parent.put(rest.getMatchingProperty(), id.value());
  }
}
