package io.longhaul.gateway.operations;

import static io.longhaul.gateway.operations.OperationController.ID;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.idempotency.IdempotencyKey;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.gateway.requests.RequestBody;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code :cancel}, {@code :retry}, {@code :fail}: what persons say to operations. */
@RestController
final class ControlController {

  private final OperationLookup lookup;
  private final Cancellations cancellations;
  private final ParkedOperations parked;
  private final Retries retries;
  private final DocumentAnswers answers;
  private final OperationSettings settings;

  ControlController(
      OperationLookup lookup,
      Commands commands,
      DocumentAnswers answers,
      OperationSettings settings) {
    this.lookup = lookup;
    this.cancellations = commands.cancellations();
    this.parked = commands.parked();
    this.retries = commands.retries();
    this.answers = answers;
    this.settings = settings;
  }

  /** What carries the commands out. */
  record Commands(Cancellations cancellations, ParkedOperations parked, Retries retries) {}

  @PostMapping(
      path = "/v1/operations/" + ID + ":cancel",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> cancel(@PathVariable String id, HttpServletRequest request, Caller caller)
      throws IOException {
    CommandBody body = CommandBody.withReason(RequestBody.optional(request, settings.bodyLimit()));
    Seen before = find(id, request, caller);
    Seen now = cancellations.cancel(before, body.reason(), caller);
    HttpStatus status = before.isDone() ? HttpStatus.OK : HttpStatus.ACCEPTED;
    return answers.commanded(status, now, caller, request);
  }

  @PostMapping(
      path = "/v1/operations/" + ID + ":retry",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> retry(@PathVariable String id, HttpServletRequest request, Caller caller)
      throws IOException {
    String key = IdempotencyKey.optional(request);
    CommandBody body = CommandBody.withInput(RequestBody.optional(request, settings.bodyLimit()));
    ObservedOperation operation = find(id, request, caller).operation();
    if (operation.attention() != null && !operation.cancelRequested()) {
      parked.retry(operation, body, key, caller);
      return commanded(id, request, caller);
    }
    if (operation.isDone() && operation.state().status() != OperationStatus.SUCCEEDED) {
      return answers.accepted(retries.retry(operation, body, caller), caller, request);
    }
    throw new ProblemException(
        ErrorCode.NOT_RETRYABLE,
        "The operation is "
            + operation.state().wire()
            + "; only what needs attention or finished without success can be retried.");
  }

  @PostMapping(path = "/v1/operations/" + ID + ":fail", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> fail(@PathVariable String id, HttpServletRequest request, Caller caller)
      throws IOException {
    String key = IdempotencyKey.optional(request);
    CommandBody body = CommandBody.withReason(RequestBody.optional(request, settings.bodyLimit()));
    parked.fail(find(id, request, caller).operation(), body, key, caller);
    return commanded(id, request, caller);
  }

  private Seen find(String id, HttpServletRequest request, Caller caller) {
    Seen seen = lookup.fresh(id, caller);
    answers.requireMatch(seen, caller, request);
    return seen;
  }

  private ResponseEntity<byte[]> commanded(String id, HttpServletRequest request, Caller caller) {
    return answers.commanded(HttpStatus.ACCEPTED, lookup.fresh(id, caller), caller, request);
  }
}
