package io.longhaul.gateway.operations;

import static io.longhaul.gateway.operations.OperationController.ID;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.access.TokenLife;
import io.longhaul.gateway.following.EventStream;
import io.longhaul.gateway.following.Streams;
import io.longhaul.gateway.following.Version;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code …/events}: the document of an operation, and each change of it, as it happens. */
@RestController
final class EventsController {

  private final OperationLookup lookup;
  private final Streams streams;
  private final DocumentAnswers answers;

  EventsController(OperationLookup lookup, Streams streams, DocumentAnswers answers) {
    this.lookup = lookup;
    this.streams = streams;
    this.answers = answers;
  }

  // 204 when nothing more is to come: a browser then does not come again.
  @GetMapping(
      path = "/v1/operations/" + ID + "/events",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Nullable ResponseEntity<Void> events(
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller)
      throws IOException {
    Version known = EventAnswers.known(request);
    Seen seen;
    try {
      seen = lookup.current(id, known, caller);
    } catch (ProblemException e) {
      return EventAnswers.stream(unavailable(e), request, response);
    }
    Version version = seen.version();
    boolean told = version != null && !version.isAfter(known);
    if (seen.isDone() && told) {
      return ResponseEntity.noContent().build();
    }
    if (request.getMethod().equals("HEAD")) {
      return EventAnswers.head();
    }
    DocumentEvents events = answers.events(lookup, caller, request);
    return EventAnswers.stream(
        streams.follow(seen.operation().id(), known, TokenLife.left(), events::untilEnd),
        request,
        response);
  }

  // A browser never comes again after an answer that is not 200; after a stream that ends it does.
  private EventStream unavailable(ProblemException problem) {
    if (problem.code() != ErrorCode.ENGINE_UNAVAILABLE) {
      throw problem;
    }
    return streams.only(EventAnswers.unavailable(problem));
  }
}
