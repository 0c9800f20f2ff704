package io.longhaul.storage.webhooks;

import io.longhaul.storage.BlobContent;
import io.longhaul.storage.BlobKey;
import io.longhaul.storage.BlobNotFoundException;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.webhooks.Asked.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for under keys: written by who asks first, and never changed. Goes with the
 * operation or the endpoint that it is about. Safe for use by many threads and processes. All
 * methods throw {@link io.longhaul.storage.StorageException}.
 */
public final class AskedLog {

  private final BlobStore store;

  /** A log in a store. */
  public AskedLog(BlobStore store) {
    this.store = store;
  }

  /**
   * Where a key counts.
   *
   * @param operationId which operation it is about; null where it is about an endpoint alone
   * @param key letters and digits that stand for the caller and its key
   */
  public record Place(@Nullable String operationId, EndpointId endpoint, String key) {}

  /** What was asked first. */
  public record First(Asked asked, boolean isNew) {}

  /** Keeps a request, or finds the one that came first under its key. */
  public First first(Place place, Asked asked) {
    BlobKey key = WebhookKeys.asked(place);
    if (store.createIfAbsent(key, asked.toJson())) {
      return new First(asked, true);
    }
    BlobContent earlier = store.read(key).orElseThrow(() -> new BlobNotFoundException(key));
    return new First(Asked.parse(earlier.bytes()), false);
  }

  /** Keeps what came of it. The first that says so is believed. */
  public void end(Place place, Outcome outcome) {
    store.createIfAbsent(WebhookKeys.outcome(place), outcome.toJson());
  }

  /** What came of it, once that is known. */
  public Optional<Outcome> outcome(Place place) {
    return store.read(WebhookKeys.outcome(place)).map(content -> Outcome.parse(content.bytes()));
  }
}
