package io.longhaul.gateway.webhooks;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.idempotency.Fingerprint;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.gateway.requests.BodyReader;
import io.longhaul.storage.webhooks.Endpoint;
import io.longhaul.storage.webhooks.EndpointId;
import io.longhaul.storage.webhooks.Endpoints;
import io.longhaul.storage.webhooks.SignatureStyle;
import io.longhaul.storage.webhooks.SigningSecret;
import io.longhaul.storage.webhooks.StoredEndpoint;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.OperationEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Registers endpoints, each key once. */
final class Registration {

  private static final Set<String> MEMBERS =
      Set.of("url", "description", "events", "style", "secret");

  private final Endpoints endpoints;
  private final Sealing sealing;
  private final WebhookSettings settings;
  private final Clock clock;

  Registration(Endpoints endpoints, Sealing sealing, WebhookSettings settings, Clock clock) {
    this.endpoints = endpoints;
    this.sealing = sealing;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * An endpoint that is there now.
   *
   * @param secret null when an earlier request made it, which has shown it
   */
  record Registered(StoredEndpoint endpoint, @Nullable SigningSecret secret, boolean replayed) {}

  Registered register(@Nullable String key, ObjectNode body, Caller caller) {
    EndpointId id =
        key == null ? EndpointId.random(caller.tenant()) : EndpointId.of(caller.tenant(), key);
    SigningSecret made = SigningSecret.random();
    Wanted wanted = read(body, made);
    String fingerprint = Fingerprint.of(body);
    Optional<StoredEndpoint> earlier = endpoints.find(caller.tenant(), id);
    if (earlier.isPresent()) {
      return replay(earlier.get(), fingerprint, caller);
    }
    if (endpoints.count(caller.tenant()) >= settings.endpointsPerTenant()) {
      throw new ProblemException(
          ErrorCode.TOO_MANY_ENDPOINTS,
          "A tenant may register %d endpoints; delete one first."
              .formatted(settings.endpointsPerTenant()));
    }
    boolean mine = endpoints.createIfAbsent(endpoint(id, wanted, fingerprint, caller));
    StoredEndpoint present =
        endpoints.find(caller.tenant(), id).orElseThrow(EndpointLookup::notFound);
    return mine
        ? new Registered(present, wanted.secret(), false)
        : replay(present, fingerprint, caller);
  }

  private record Wanted(
      String url,
      @Nullable String description,
      List<OperationEvent> events,
      SignatureStyle style,
      SigningSecret secret) {}

  private Wanted read(ObjectNode body, SigningSecret made) {
    BodyReader reader = new BodyReader(body, MEMBERS);
    String url = EndpointBody.url(reader, settings.rules());
    if (reader.node("url") == null) {
      reader.wrong("url", "is missing", "an absolute https URL");
    }
    String description = EndpointBody.description(reader);
    List<OperationEvent> events = EndpointBody.events(reader);
    SignatureStyle style = EndpointBody.style(reader);
    SigningSecret secret = EndpointBody.secret(reader);
    reader.refuseIfWrong();
    return new Wanted(
        Objects.requireNonNull(url),
        description,
        events == null ? OperationEvent.USUAL : events,
        style == null ? SignatureStyle.STANDARD : style,
        secret == null ? made : secret);
  }

  private Endpoint endpoint(EndpointId id, Wanted wanted, String fingerprint, Caller caller) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Endpoint(
        id,
        caller.tenant(),
        caller.subject(),
        null,
        wanted.url(),
        wanted.description(),
        wanted.events().stream().map(OperationEvent::wire).toList(),
        wanted.style(),
        List.of(sealing.seal(id, wanted.secret(), now)),
        fingerprint,
        now,
        null);
  }

  private static Registered replay(StoredEndpoint earlier, String fingerprint, Caller caller) {
    Endpoint endpoint = earlier.endpoint();
    if (!caller.owns(endpoint.tenant(), endpoint.owner())) {
      throw new ProblemException(
          ErrorCode.KEY_IN_USE,
          "The key is in use by another caller; use a new one, such as a UUID.");
    }
    if (!endpoint.fingerprint().equals(fingerprint)) {
      throw new ProblemException(
          ErrorCode.KEY_REUSED,
          "The key was used for another request; use a new key for a new endpoint.");
    }
    return new Registered(earlier, null, true);
  }
}
