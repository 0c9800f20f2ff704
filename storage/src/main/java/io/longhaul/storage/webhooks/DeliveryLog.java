package io.longhaul.storage.webhooks;

import io.longhaul.storage.BlobGroups;
import io.longhaul.storage.BlobInfo;
import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobPage;
import io.longhaul.storage.BlobStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was said to endpoints, and what came of it: written and never changed, removed with its
 * operation. Writing something again does nothing. Safe for use by many threads and processes. All
 * methods throw {@link io.longhaul.storage.StorageException}.
 */
public final class DeliveryLog {

  private final BlobStore store;

  /** A log in a store. */
  public DeliveryLog(BlobStore store) {
    this.store = store;
  }

  /** Notes a message, before the first attempt to deliver it. */
  public void note(Message message) {
    store.createIfAbsent(WebhookKeys.message(message.ref()), message.toJson());
    if (!message.endpoint().inline()) {
      String about = message.operationId() == null ? "" : message.operationId();
      store.createIfAbsent(
          WebhookKeys.sent(message.tenant(), message.endpoint(), message.id()),
          about.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Notes what came of an attempt. The first that says so is believed. */
  public void note(MessageRef message, Attempt attempt) {
    store.createIfAbsent(WebhookKeys.attempt(message, attempt), attempt.toJson());
  }

  /** A message. */
  public Optional<Message> find(MessageRef message) {
    return store.read(WebhookKeys.message(message)).map(content -> Message.parse(content.bytes()));
  }

  /** A message, with the attempts to deliver it. */
  public Optional<Delivery> delivery(MessageRef message) {
    return find(message).map(found -> new Delivery(found, attempts(message)));
  }

  /** A message that was sent to a registered endpoint. */
  public Optional<MessageRef> find(String tenant, EndpointId endpoint, WebhookId id) {
    return store
        .read(WebhookKeys.sent(tenant, endpoint, id))
        .map(content -> new String(content.bytes(), StandardCharsets.UTF_8))
        .map(about -> new MessageRef(tenant, about.isEmpty() ? null : about, endpoint, id));
  }

  /** A message about an operation. */
  public Optional<Message> find(String operationId, WebhookId id) {
    return store
        .read(WebhookKeys.messageOf(operationId, id))
        .map(content -> Message.parse(content.bytes()));
  }

  /** What was sent to a registered endpoint, newest event first. */
  public DeliveryPage ofEndpoint(
      String tenant, EndpointId endpoint, @Nullable WebhookId after, int limit) {
    BlobKey from = after == null ? null : WebhookKeys.sent(tenant, endpoint, after);
    BlobPage page = store.list(WebhookKeys.allSent(tenant, endpoint), from, limit);
    List<Delivery> deliveries =
        page.blobs().stream()
            .map(blob -> new WebhookId(WebhookKeys.lastSegment(blob.key())))
            .flatMap(id -> find(tenant, endpoint, id).stream())
            .flatMap(message -> delivery(message).stream())
            .toList();
    BlobKey next = page.next();
    return new DeliveryPage(
        deliveries, next == null ? null : new WebhookId(WebhookKeys.lastSegment(next)));
  }

  /** What was sent about an operation, newest event first. */
  public DeliveryPage ofOperation(String operationId, @Nullable WebhookId after, int limit) {
    String prefix = WebhookKeys.allMessagesOf(operationId);
    BlobKey from = after == null ? null : WebhookKeys.messageOf(operationId, after);
    Map<WebhookId, Delivery> found = new LinkedHashMap<>();
    // One more than wanted says whether there is another page.
    while (found.size() <= limit) {
      BlobPage page = store.list(prefix, from, BlobStore.MAX_PAGE);
      page.blobs().stream()
          .map(BlobInfo::key)
          .filter(WebhookKeys::isMessage)
          .limit(limit + 1L - found.size())
          .flatMap(key -> store.read(key).stream())
          .map(content -> Message.parse(content.bytes()))
          .forEach(
              message -> found.put(message.id(), new Delivery(message, attempts(message.ref()))));
      from = page.next();
      if (from == null) {
        break;
      }
    }
    return page(List.copyOf(found.values()), limit);
  }

  private static DeliveryPage page(List<Delivery> found, int limit) {
    return found.size() <= limit
        ? new DeliveryPage(found, null)
        : new DeliveryPage(found.subList(0, limit), found.get(limit - 1).message().id());
  }

  /** Removes what was said about an operation, and the endpoints that it brought along. */
  public void deleteAll(String operationId) {
    String prefix = WebhookKeys.allOf(operationId);
    keys(prefix).stream()
        .filter(WebhookKeys::isMessage)
        .flatMap(key -> store.read(key).stream())
        .map(content -> Message.parse(content.bytes()))
        .filter(message -> !message.endpoint().inline())
        .forEach(message ->
            store.delete(WebhookKeys.sent(message.tenant(), message.endpoint(), message.id())));
    keys(prefix).forEach(store::delete);
  }

  /** Removes the tests of an endpoint that is gone, and the list of what was sent to it. */
  public void deleteAll(String tenant, EndpointId endpoint) {
    keys(WebhookKeys.allSent(tenant, endpoint)).forEach(store::delete);
    keys(WebhookKeys.allTestsOf(endpoint)).forEach(store::delete);
  }

  /** The ids of the operations all of whose blobs here are older than a moment. */
  public List<String> operationsBefore(Instant moment) {
    return BlobGroups.before(store, WebhookKeys.ALL_OPERATIONS, WebhookKeys::operationOf, moment);
  }

  private List<Attempt> attempts(MessageRef message) {
    List<Attempt> attempts = new ArrayList<>();
    for (BlobKey key : keys(WebhookKeys.allAttempts(message))) {
      store.read(key).map(content -> Attempt.parse(content.bytes())).ifPresent(attempts::add);
    }
    return attempts;
  }

  private List<BlobKey> keys(String prefix) {
    try (Stream<BlobInfo> blobs = store.list(prefix)) {
      return blobs.map(BlobInfo::key).toList();
    }
  }
}
