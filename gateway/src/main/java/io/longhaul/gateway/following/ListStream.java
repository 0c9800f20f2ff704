package io.longhaul.gateway.following;

import io.longhaul.gateway.engine.ListedOperation;
import io.longhaul.gateway.engine.OperationPage;
import io.longhaul.gateway.following.SharedLooks.Watch;
import io.longhaul.workflows.operation.OperationId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A list on a channel: a summary of each operation when it comes into the list or changes there,
 * and the document of what has not finished with each change of it. Pages come one at a time.
 */
final class ListStream implements Consumer<OperationPage> {

  private final SharedLooks looks;
  private final EventChannel channel;
  private final ListRendering rendering;
  private final Map<OperationId, Member> members = new HashMap<>();
  private boolean begun;

  ListStream(SharedLooks looks, EventChannel channel, ListRendering rendering) {
    this.looks = looks;
    this.channel = channel;
    this.rendering = rendering;
  }

  private record Member(ListedOperation shown, @Nullable Watch watch) {

    void close() {
      if (watch != null) {
        watch.close();
      }
    }
  }

  @Override
  public synchronized void accept(OperationPage page) {
    Set<OperationId> present = new HashSet<>();
    for (ListedOperation operation : page.operations()) {
      present.add(operation.id());
      members.compute(operation.id(), (_, known) -> updated(operation, known));
    }
    members.entrySet().removeIf(entry -> !present.contains(entry.getKey()) && removed(entry));
    if (!begun) {
      begun = true;
      send(rendering.listed(page.operations().size(), page.next().length > 0));
    }
  }

  /** Listens to nothing any more. */
  synchronized void close() {
    members.values().forEach(Member::close);
    members.clear();
  }

  private Member updated(ListedOperation operation, @Nullable Member known) {
    if (known != null && known.shown().equals(operation)) {
      return known;
    }
    send(rendering.summary(operation));
    Watch watch = known == null ? null : known.watch();
    boolean unwatched = watch == null && !operation.state().isDone();
    return new Member(operation, unwatched ? watch(operation.id()) : watch);
  }

  private Watch watch(OperationId id) {
    return looks.watch(id, new OperationStream(channel, null, null, rendering::document));
  }

  private boolean removed(Map.Entry<OperationId, Member> entry) {
    entry.getValue().close();
    send(rendering.removed(entry.getKey()));
    return true;
  }

  private void send(StreamEvent event) {
    channel.signal(() -> event);
  }
}
