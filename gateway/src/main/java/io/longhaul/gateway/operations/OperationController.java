package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.engine.Sighting;
import io.longhaul.gateway.idempotency.IdempotencyKey;
import io.longhaul.workflows.operation.OperationId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/operations}: submit one, read it, remove it. */
@RestController
final class OperationController {

  static final String ID = "{id:[^:]+}";

  private final Intake intake;
  private final OperationLookup lookup;
  private final Cancellations cancellations;
  private final Deletions deletions;
  private final DocumentAnswers answers;

  OperationController(
      Intake intake, OperationLookup lookup, Removal removal, DocumentAnswers answers) {
    this.intake = intake;
    this.lookup = lookup;
    this.cancellations = removal.cancellations();
    this.deletions = removal.deletions();
    this.answers = answers;
  }

  /** What DELETE comes to: one for what runs, the other for what has finished. */
  record Removal(Cancellations cancellations, Deletions deletions) {}

  /** What POST comes to: JSON, or a form that brings a file along. */
  record Intake(Submissions submissions, FormSubmissions forms, DataSize bodyLimit) {

    Accepted submit(String key, HttpServletRequest request, Caller caller) throws IOException {
      return FormParts.isForm(request)
          ? forms.submit(key, request, caller)
          : submissions.submit(key, RequestBody.required(request, bodyLimit), caller);
    }
  }

  @PostMapping(path = "/v1/operations", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> submit(HttpServletRequest request, Caller caller) throws IOException {
    String key = IdempotencyKey.required(request);
    return answers.accepted(intake.submit(key, request, caller), caller, request);
  }

  @GetMapping(path = "/v1/operations/" + ID, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> read(@PathVariable String id, HttpServletRequest request, Caller caller) {
    return answers.ok(lookup.require(id, caller), caller, request);
  }

  @DeleteMapping(path = "/v1/operations/" + ID, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> delete(
      @PathVariable String id, HttpServletRequest request, Caller caller) {
    switch (lookup.requireTrace(id, caller)) {
      case Sighting.Alive alive -> {
        ObservedOperation operation = alive.operation();
        answers.requireMatch(operation, caller, request);
        if (!operation.isDone()) {
          ObservedOperation now = cancellations.cancel(operation, null, caller);
          return answers.commanded(HttpStatus.ACCEPTED, now, caller, request);
        }
        deletions.delete(operation, caller);
      }
      default -> deletions.finish(Objects.requireNonNull(OperationId.parse(id)));
    }
    return ResponseEntity.noContent().build();
  }
}
