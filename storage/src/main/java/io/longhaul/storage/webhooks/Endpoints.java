package io.longhaul.storage.webhooks;

import io.longhaul.storage.BlobContent;
import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobPage;
import io.longhaul.storage.BlobStore;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where people want to be told, changed by compare-and-set only. Safe for use by many threads and
 * processes. All methods throw {@link io.longhaul.storage.StorageException}.
 */
public final class Endpoints {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final BlobStore store;

  /** Endpoints in a store. */
  public Endpoints(BlobStore store) {
    this.store = store;
  }

  /** Writes an endpoint if its id is free. Of several that race, one is told true. */
  public boolean createIfAbsent(Endpoint endpoint) {
    return store.createIfAbsent(WebhookKeys.endpoint(endpoint), json(endpoint));
  }

  /** A registered endpoint of a tenant. */
  public Optional<StoredEndpoint> find(String tenant, EndpointId id) {
    return id.inline() ? Optional.empty() : read(WebhookKeys.registered(tenant, id));
  }

  /** What an operation refers to: what it brought along, or a registered endpoint of its tenant. */
  public Optional<StoredEndpoint> find(String tenant, String operationId, EndpointId id) {
    return id.inline() ? read(WebhookKeys.inline(operationId, id)) : find(tenant, id);
  }

  /** Of whom a message speaks to. */
  public Optional<StoredEndpoint> find(MessageRef message) {
    String operationId = message.operationId();
    return operationId == null
        ? find(message.tenant(), message.endpoint())
        : find(message.tenant(), operationId, message.endpoint());
  }

  /** The registered endpoints of a tenant. */
  public EndpointPage list(String tenant, @Nullable EndpointId after, int limit) {
    BlobKey from = after == null ? null : WebhookKeys.registered(tenant, after);
    BlobPage page = store.list(WebhookKeys.allRegistered(tenant), from, limit);
    List<StoredEndpoint> endpoints =
        page.blobs().stream().map(BlobInfo::key).flatMap(key -> read(key).stream()).toList();
    BlobKey next = page.next();
    return new EndpointPage(
        endpoints, next == null ? null : new EndpointId(WebhookKeys.lastSegment(next)));
  }

  /** How many are registered for a tenant. */
  public long count(String tenant) {
    try (Stream<BlobInfo> blobs = store.list(WebhookKeys.allRegistered(tenant))) {
      return blobs.count();
    }
  }

  /** Replaces an endpoint if it is still as it was read. */
  public boolean replace(StoredEndpoint before, Endpoint after) {
    return store.compareAndSet(
        WebhookKeys.endpoint(before.endpoint()), before.version(), json(after));
  }

  /**
   * Applies a change to the newest record, as often as it takes.
   *
   * @param change returns its argument where there is nothing to change
   * @return the endpoint as it now is; empty if it is gone
   */
  public Optional<Endpoint> update(Endpoint endpoint, UnaryOperator<Endpoint> change) {
    while (true) {
      Optional<StoredEndpoint> present = read(WebhookKeys.endpoint(endpoint));
      if (present.isEmpty()) {
        return Optional.empty();
      }
      Endpoint changed = change.apply(present.get().endpoint());
      if (changed.equals(present.get().endpoint()) || replace(present.get(), changed)) {
        return Optional.of(changed);
      }
    }
  }

  /** Deletes an endpoint if it is still as it was read. */
  public boolean delete(StoredEndpoint endpoint) {
    return store.compareAndDelete(WebhookKeys.endpoint(endpoint.endpoint()), endpoint.version());
  }

  private Optional<StoredEndpoint> read(BlobKey key) {
    return store.read(key).map(Endpoints::stored);
  }

  private static StoredEndpoint stored(BlobContent content) {
    return new StoredEndpoint(JSON.readValue(content.bytes(), Endpoint.class), content.version());
  }

  private static byte[] json(Endpoint endpoint) {
    return JSON.writeValueAsBytes(endpoint);
  }
}
