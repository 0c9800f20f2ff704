package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.access.TokenLife;
import io.longhaul.gateway.following.Streams;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/operations/events}: one stream for all operations of a list. */
@RestController
final class ListEventsController {

  private final Streams streams;
  private final OperationLookup lookup;
  private final DocumentAnswers answers;

  ListEventsController(Streams streams, OperationLookup lookup, DocumentAnswers answers) {
    this.streams = streams;
    this.lookup = lookup;
    this.answers = answers;
  }

  @GetMapping(path = "/v1/operations/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Nullable ResponseEntity<Void> events(
      HttpServletRequest request, HttpServletResponse response, Caller caller) throws IOException {
    ListRequest list = ListRequest.parse(request, caller);
    if (list.pageToken() != null) {
      throw new ProblemException(
          ErrorCode.INVALID_FILTER, "A stream has no pages: leave out the parameter pageToken.");
    }
    if (request.getMethod().equals("HEAD")) {
      return EventAnswers.head();
    }
    DocumentEvents rendering = answers.events(lookup, caller, request);
    return EventAnswers.stream(
        list.nothing()
            ? streams.only(rendering.listed(0, false))
            : streams.follow(list.filter(), list.pageSize(), TokenLife.left(), rendering),
        request,
        response);
  }
}
