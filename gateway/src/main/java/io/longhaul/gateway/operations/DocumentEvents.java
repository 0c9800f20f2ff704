package io.longhaul.gateway.operations;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.engine.ListedOperation;
import io.longhaul.gateway.following.ListRendering;
import io.longhaul.gateway.following.Look;
import io.longhaul.gateway.following.StreamEvent;
import io.longhaul.gateway.json.WireJson;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.workflows.operation.OperationId;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Events about operations, as one caller may see them. */
final class DocumentEvents implements ListRendering {

  private final OperationLookup lookup;
  private final Renderings renderings;
  private final Links links;
  private final Caller caller;

  DocumentEvents(OperationLookup lookup, Renderings renderings, Links links, Caller caller) {
    this.lookup = lookup;
    this.renderings = renderings;
    this.links = links;
    this.caller = caller;
  }

  /** The document; the last one, when nothing more is to come. */
  StreamEvent untilEnd(Look look) {
    try {
      Seen seen = lookup.seen(look, caller);
      return StreamEvent.message(seen.operation().version(), document(seen), seen.isDone());
    } catch (ProblemException e) {
      return StreamEvent.END;
    }
  }

  // Without an id: a list that broke off begins anew.
  @Override
  public StreamEvent document(Look look) {
    try {
      return StreamEvent.named("message", document(lookup.seen(look, caller)), false);
    } catch (ProblemException e) {
      return StreamEvent.NOTHING;
    }
  }

  @Override
  public StreamEvent summary(ListedOperation operation) {
    return StreamEvent.named("summary", text(OperationSummary.of(operation, links)), false);
  }

  @Override
  public StreamEvent removed(OperationId id) {
    return StreamEvent.named("removed", text(Map.of("id", id.toString())), false);
  }

  @Override
  public StreamEvent listed(int operations, boolean more) {
    return StreamEvent.named("listed", text(new Listed(operations, more)), false);
  }

  /**
   * How much there is.
   *
   * @param more whether there are older ones that are not told of
   */
  private record Listed(int operations, boolean more) {}

  private String document(Seen seen) {
    return new String(renderings.of(seen, links, caller).body(), StandardCharsets.UTF_8);
  }

  private static String text(Object document) {
    return new String(WireJson.bytes(document), StandardCharsets.UTF_8);
  }
}
