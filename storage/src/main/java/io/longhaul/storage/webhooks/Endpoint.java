package io.longhaul.storage.webhooks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody wants to be told: registered, or brought along by one operation.
 *
 * @param operationId whose it is alone; null for one that is registered
 * @param url may hold secrets; it stands here and nowhere else
 * @param events the types that it is sent unless an operation says otherwise
 * @param secrets newest first; none for a callback that is not signed
 * @param fingerprint of the request that made it
 * @param disabled null while it is sent to
 */
public record Endpoint(
    EndpointId id,
    String tenant,
    String owner,
    @Nullable String operationId,
    String url,
    @Nullable String description,
    List<String> events,
    SignatureStyle style,
    List<SealedSecret> secrets,
    String fingerprint,
    Instant createdAt,
    @Nullable Disabled disabled) {

  /** Takes copies. */
  public Endpoint {
    events = List.copyOf(events);
    secrets = List.copyOf(secrets);
  }

  /**
   * Since when and why nothing is sent.
   *
   * @param reason a sentence for people
   */
  public record Disabled(Instant at, String reason) {}

  /** The secrets that sign at a moment, newest first. */
  public List<SealedSecret> secretsAt(Instant moment) {
    return secrets.stream().filter(secret -> secret.signsAt(moment)).toList();
  }

  /** The same, with a new secret; the others sign until a moment. */
  public Endpoint rotated(SealedSecret newest, Instant until) {
    List<SealedSecret> kept = new ArrayList<>(List.of(newest));
    secretsAt(newest.createdAt()).stream()
        .map(secret -> secret.expiring(until))
        .filter(secret -> secret.signsAt(newest.createdAt()))
        .forEach(kept::add);
    return with(kept, disabled);
  }

  /** The same, sent to or not. */
  public Endpoint disabled(@Nullable Disabled how) {
    return with(secrets, how);
  }

  /** The same, with another address, description, list of events, and style. */
  public Endpoint changed(
      String address, @Nullable String words, List<String> types, SignatureStyle signatures) {
    return new Endpoint(
        id,
        tenant,
        owner,
        operationId,
        address,
        words,
        types,
        signatures,
        secrets,
        fingerprint,
        createdAt,
        disabled);
  }

  private Endpoint with(List<SealedSecret> signing, @Nullable Disabled how) {
    return new Endpoint(
        id,
        tenant,
        owner,
        operationId,
        url,
        description,
        events,
        style,
        signing,
        fingerprint,
        createdAt,
        how);
  }

  // The URL may hold a secret.
  @Override
  public String toString() {
    return "Endpoint[" + id + "]";
  }
}
