package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.engine.Sighting;
import io.longhaul.gateway.following.Look;
import io.longhaul.gateway.json.WireJson;
import io.longhaul.gateway.operations.OperationController.Removal;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What callers do with operations, for doors that put it in other words than this package. */
public final class OperationDesk {

  private final OperationLookup lookup;
  private final SummaryPages pages;
  private final Removal removal;
  private final DocumentAnswers answers;

  OperationDesk(
      OperationLookup lookup, SummaryPages pages, Removal removal, DocumentAnswers answers) {
    this.lookup = lookup;
    this.pages = pages;
    this.removal = removal;
    this.answers = answers;
  }

  /**
   * An operation as the caller sees it.
   *
   * @param pause in how many seconds to look again; null when nothing more is to come
   */
  public record Shown(JsonNode document, @Nullable Long pause) {}

  /**
   * Summaries.
   *
   * @param next where the next page begins; null on the last
   */
  public record ShownPage(List<JsonNode> summaries, @Nullable String next) {}

  /**
   * The document of an operation.
   *
   * @throws ProblemException NOT_FOUND or GONE
   */
  public Shown read(String id, Caller caller, HttpServletRequest request) {
    Seen seen = lookup.current(id, caller);
    JsonNode document = WireJson.read(answers.document(seen, caller, request));
    return new Shown(document, seen.isDone() ? null : answers.pause(seen.operation()));
  }

  /** A page of what the filters, by name, leave of what the caller may see. */
  public ShownPage list(Map<String, String[]> filters, Caller caller, HttpServletRequest request) {
    OperationSummary.Page page =
        pages.read(ListRequest.parse(filters, caller), answers.links(request));
    return new ShownPage(
        page.operations().stream().map(WireJson::tree).toList(), page.nextPageToken());
  }

  /** Asks for a cancel; what has finished stays as it is. */
  public void cancel(String id, Caller caller) {
    Seen seen = lookup.fresh(id, caller);
    try {
      var _ = removal.cancellations().cancel(seen, null, caller);
    } catch (ProblemException e) {
      if (e.code() != ErrorCode.ALREADY_FINISHED) {
        throw e;
      }
    }
  }

  /**
   * Removes what has finished.
   *
   * @throws ProblemException NOT_FINISHED
   */
  public void delete(String id, Caller caller) {
    Look look = lookup.freshTrace(id, caller);
    if (!(look.sighting() instanceof Sighting.Alive)) {
      removal.deletions().finish(Objects.requireNonNull(OperationId.parse(id)));
      return;
    }
    Seen seen = lookup.seen(look, caller);
    if (!seen.isDone()) {
      throw new ProblemException(
          ErrorCode.NOT_FINISHED, "The operation has not finished: cancel it, or wait.");
    }
    removal.deletions().delete(seen.operation(), caller);
  }
}
