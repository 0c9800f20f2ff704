package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.idempotency.Fingerprint;
import io.longhaul.gateway.json.StrictJson;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.gateway.uploads.AttachedFiles;
import io.longhaul.gateway.uploads.AttachedFiles.Attached;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Submissions that bring their file along: the parts {@code operation} (JSON) and {@code file}, in
 * any order.
 */
final class FormSubmissions {

  private static final String OPERATION = "operation";
  private static final String FILE = "file";

  private final Submissions submissions;
  private final InputChecks checks;
  private final AttachedFiles files;
  private final DataSize bodyLimit;

  FormSubmissions(
      Submissions submissions, InputChecks checks, AttachedFiles files, DataSize bodyLimit) {
    this.submissions = submissions;
    this.checks = checks;
    this.files = files;
    this.bodyLimit = bodyLimit;
  }

  Accepted submit(String key, HttpServletRequest request, Caller caller) throws IOException {
    FormParts parts = FormParts.of(request);
    ObjectNode operation = null;
    Attached file = null;
    for (FormParts.Part part = parts.next(); part != null; part = parts.next()) {
      switch (part.name()) {
        case OPERATION -> operation = once(operation, OPERATION, json(part));
        case FILE -> file = once(file, FILE, attached(key, part, caller));
        default ->
            throw malformed("There is no part " + part.name() + "; known are operation and file.");
      }
    }
    if (operation == null || file == null) {
      throw malformed("The form needs the parts operation, in JSON, and file.");
    }
    String fingerprint = Fingerprint.of("file " + file.sha256(), operation);
    fill(operation, file);
    return submissions.submit(key, operation, fingerprint, caller);
  }

  private Attached attached(String key, FormParts.Part part, Caller caller) throws IOException {
    try (InputStream body = part.open()) {
      return files.take(key, caller, body, part.metadata());
    }
  }

  private ObjectNode json(FormParts.Part part) throws IOException {
    int most = Math.toIntExact(bodyLimit.toBytes());
    try (InputStream body = part.open()) {
      byte[] bytes = body.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new ProblemException(
            ErrorCode.TOO_LARGE, "The part operation may have " + most + " bytes.");
      }
      ObjectNode operation = StrictJson.object(bytes);
      // A wrong kind is told before the file is taken in, where the order of the parts allows.
      place(operation);
      return operation;
    }
  }

  private void fill(ObjectNode operation, Attached file) {
    UploadPlace place = place(operation);
    if (place != null) {
      place.fill(file.id());
    }
  }

  // Null: the submission is malformed in other ways, and will be told which.
  private @Nullable UploadPlace place(ObjectNode operation) {
    JsonNode kind = operation.path("kind");
    if (!kind.isString() || !(operation.path("input") instanceof ObjectNode input)) {
      return null;
    }
    return UploadPlace.find(checks.kind(kind.asString()), input);
  }

  private static <T> T once(@Nullable T earlier, String name, T value) {
    if (earlier != null) {
      throw malformed("The part " + name + " comes twice.");
    }
    return value;
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(
        ErrorCode.MALFORMED_REQUEST,
        detail,
        List.of(new ErrorDetail("", detail, "operation, file")));
  }
}
