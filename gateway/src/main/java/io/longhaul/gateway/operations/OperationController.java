package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.engine.Sighting;
import io.longhaul.gateway.following.Look;
import io.longhaul.gateway.following.Version;
import io.longhaul.gateway.idempotency.IdempotencyKey;
import io.longhaul.gateway.requests.RequestBody;
import io.longhaul.workflows.operation.OperationId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
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

  // What lies under events is that of the list.
  static final String ID = "{id:(?!events$)[^:]+}";

  private final Intake intake;
  private final OperationLookup lookup;
  private final Cancellations cancellations;
  private final Deletions deletions;
  private final Waiting waiting;
  private final DocumentAnswers answers;

  OperationController(
      Intake intake,
      OperationLookup lookup,
      Removal removal,
      Waiting waiting,
      DocumentAnswers answers) {
    this.intake = intake;
    this.lookup = lookup;
    this.waiting = waiting;
    this.cancellations = removal.cancellations();
    this.deletions = removal.deletions();
    this.answers = answers;
  }

  /** What DELETE comes to: one for what runs, the other for what has finished. */
  record Removal(Cancellations cancellations, Deletions deletions) {}

  /** What POST comes to: JSON, or a form that brings a file along. */
  record Intake(Submissions submissions, FormSubmissions forms, DataSize bodyLimit) {

    Accepted submit(HttpServletRequest request, Caller caller) throws IOException {
      String key = IdempotencyKey.required(request);
      return FormParts.isForm(request)
          ? forms.submit(key, request, caller)
          : submissions.submit(key, RequestBody.required(request, bodyLimit), caller);
    }
  }

  @PostMapping(path = "/v1/operations", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> submit(
      HttpServletRequest request, HttpServletResponse response, Caller caller) throws IOException {
    Accepted accepted = intake.submit(request, caller);
    Duration wait = waiting.preferred(request, response);
    return answers.accepted(
        wait == null ? accepted : waiting.untilEnded(accepted, wait, caller, request),
        caller,
        request);
  }

  @GetMapping(path = "/v1/operations/" + ID, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> read(
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller) {
    Version shown = Version.shownIn(request.getHeader(HttpHeaders.IF_NONE_MATCH));
    Seen seen = lookup.current(id, shown, caller);
    Duration wait = waiting.preferred(request, response);
    if (wait != null && !answers.isNews(seen, caller, request)) {
      seen = waiting.untilChanged(seen, wait, caller, request);
    }
    return answers.ok(seen, caller, request);
  }

  @DeleteMapping(path = "/v1/operations/" + ID, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> delete(
      @PathVariable String id, HttpServletRequest request, Caller caller) {
    Look look = lookup.freshTrace(id, caller);
    switch (look.sighting()) {
      case Sighting.Alive _ -> {
        Seen seen = lookup.seen(look, caller);
        answers.requireMatch(seen, caller, request);
        if (!seen.isDone()) {
          Seen now = cancellations.cancel(seen, null, caller);
          return answers.commanded(HttpStatus.ACCEPTED, now, caller, request);
        }
        deletions.delete(seen.operation(), caller);
      }
      default -> deletions.finish(Objects.requireNonNull(OperationId.parse(id)));
    }
    return ResponseEntity.noContent().build();
  }
}
