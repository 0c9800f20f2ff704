package io.longhaul.gateway.operations;

import static io.longhaul.gateway.operations.OperationController.ID;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.artifacts.ArtifactDelivery;
import io.longhaul.gateway.artifacts.Representation;
import io.longhaul.gateway.engine.ObservedOperation;
import io.longhaul.gateway.json.WireJson;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.artifacts.ArtifactId;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationError;
import io.longhaul.workflows.operation.OperationMemo.Outcome;
import io.longhaul.workflows.operation.OperationState;
import io.longhaul.workflows.operation.OperationStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code …/result} and {@code …/artifacts}: what came of an operation. */
@RestController
final class ResultController {

  private final OperationLookup lookup;
  private final Waiting waiting;
  private final ArtifactDelivery delivery;
  private final DocumentAnswers answers;

  ResultController(
      OperationLookup lookup, Waiting waiting, ArtifactDelivery delivery, DocumentAnswers answers) {
    this.lookup = lookup;
    this.waiting = waiting;
    this.delivery = delivery;
    this.answers = answers;
  }

  // Null: the result has been sent already.
  @GetMapping("/v1/operations/" + ID + "/result")
  @Nullable ResponseEntity<byte[]> result(
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller)
      throws IOException {
    Seen seen = lookup.current(id, caller);
    Duration wait = waiting.preferred(request, response);
    if (wait != null) {
      seen = waiting.untilEnded(seen, wait, caller, request);
    }
    ObservedOperation operation = seen.operation();
    Outcome outcome = operation.outcome();
    if (outcome == null) {
      return answers.pending(seen, caller, request);
    }
    requireSuccess(operation, outcome);
    if (outcome.resultArtifact() != null) {
      delivery.send(artifact(operation, outcome.resultArtifact()), request, response);
      return null;
    }
    if (outcome.result() == null) {
      return ResponseEntity.noContent().build();
    }
    byte[] json = WireJson.bytes(outcome.result());
    delivery.send(Representation.of(json, MediaType.APPLICATION_JSON_VALUE), request, response);
    return null;
  }

  @GetMapping("/v1/operations/" + ID + "/artifacts/{name}")
  void artifact(
      @PathVariable String id,
      @PathVariable String name,
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller)
      throws IOException {
    ObservedOperation operation = lookup.current(id, caller).operation();
    Outcome outcome = operation.outcome();
    boolean named =
        outcome != null
            && outcome.artifacts().stream().anyMatch(artifact -> artifact.name().equals(name));
    if (!named) {
      throw new ProblemException(ErrorCode.NOT_FOUND, "There is no such artifact.");
    }
    delivery.send(artifact(operation, name), request, response);
  }

  private static ArtifactId artifact(ObservedOperation operation, String name) {
    return new ArtifactId(operation.id().toString(), operation.runId(), name);
  }

  private static void requireSuccess(ObservedOperation operation, Outcome outcome) {
    if (operation.state().status() == OperationStatus.SUCCEEDED) {
      return;
    }
    ErrorCode code =
        operation.state() == OperationState.CANCELED
            ? ErrorCode.OPERATION_CANCELED
            : ErrorCode.OPERATION_FAILED;
    OperationError error = outcome.error();
    ProblemException problem = new ProblemException(code, code.title() + ".");
    throw error == null ? problem : problem.endedWith(error.code(), error.message());
  }
}
