package io.longhaul.gateway.webhooks;

import io.longhaul.gateway.access.Caller;
import io.longhaul.gateway.audit.Audit;
import io.longhaul.gateway.problems.ProblemException;
import io.longhaul.storage.webhooks.Endpoint;
import io.longhaul.storage.webhooks.EndpointId;
import io.longhaul.storage.webhooks.Endpoints;
import io.longhaul.storage.webhooks.SealedSecret;
import io.longhaul.storage.webhooks.StoredEndpoint;
import io.longhaul.workflows.operation.Callback;
import io.longhaul.workflows.operation.ErrorCode;
import io.longhaul.workflows.operation.ErrorDetail;
import io.longhaul.workflows.operation.OperationEvent;
import io.longhaul.workflows.operation.OperationId;
import io.longhaul.workflows.operation.OperationMemo.Submission;
import io.longhaul.workflows.targets.TargetRules;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What operations bring along to be told: kept before they start, so that they only name it.
 * Thread-safe.
 */
public final class Callbacks {

  private final Endpoints endpoints;
  private final Sealing sealing;
  private final TargetRules rules;
  private final Clock clock;

  Callbacks(Endpoints endpoints, Sealing sealing, TargetRules rules, Clock clock) {
    this.endpoints = endpoints;
    this.sealing = sealing;
    this.rules = rules;
    this.clock = clock;
  }

  /** What may be called. */
  public TargetRules rules() {
    return rules;
  }

  /**
   * Keeps what a submission brings along, and gives what names it.
   *
   * @param fingerprint of the submission: what another one brings is kept beside it
   * @param check refuses, before anything is kept, what has no room for the name
   * @throws ProblemException ENDPOINT_UNKNOWN when it names an endpoint that is not the caller's
   */
  public @Nullable Callback keep(
      @Nullable CallbackRequest request,
      OperationId id,
      String fingerprint,
      Caller caller,
      Consumer<Callback> check) {
    if (request == null) {
      return null;
    }
    Callback callback;
    if (request.url() == null) {
      callback = named(Objects.requireNonNull(request.endpoint()), request.events(), caller);
      check.accept(callback);
    } else {
      callback =
          new Callback(
              EndpointId.inline(id.toString(), caller.subject(), fingerprint).value(),
              Objects.requireNonNullElse(request.events(), OperationEvent.USUAL));
      check.accept(callback);
      endpoints.createIfAbsent(brought(callback, request, id, fingerprint, caller));
    }
    return callback;
  }

  /** The same for a retry, which is told to whom the operation before it was told. */
  public @Nullable Callback carryOver(
      Submission before, OperationId from, OperationId to, String fingerprint) {
    Callback callback = before.callback();
    if (callback == null || !EndpointId.isValid(callback.endpointId())) {
      return callback;
    }
    EndpointId id = new EndpointId(callback.endpointId());
    if (!id.inline()) {
      return callback;
    }
    return endpoints
        .find(before.tenant(), from.toString(), id)
        .map(StoredEndpoint::endpoint)
        .map(endpoint -> copy(endpoint, to, fingerprint))
        .map(copy -> new Callback(copy.value(), callback.events()))
        .orElse(null);
  }

  private Callback named(String text, @Nullable List<OperationEvent> events, Caller caller) {
    Endpoint endpoint =
        EndpointId.isValid(text) && !new EndpointId(text).inline()
            ? endpoints
                .find(caller.tenant(), new EndpointId(text))
                .map(StoredEndpoint::endpoint)
                .orElse(null)
            : null;
    if (endpoint == null || !caller.sees(endpoint.tenant(), endpoint.owner())) {
      if (endpoint != null) {
        Audit.hidden(endpoint.tenant(), endpoint.owner());
      }
      String detail = "There is no endpoint " + text + ".";
      throw new ProblemException(
          ErrorCode.ENDPOINT_UNKNOWN,
          detail,
          List.of(new ErrorDetail("/callback/endpoint", detail, "the id of an endpoint of yours")));
    }
    return new Callback(text, events == null ? EndpointDocument.events(endpoint) : events);
  }

  private Endpoint brought(
      Callback callback,
      CallbackRequest request,
      OperationId id,
      String fingerprint,
      Caller caller) {
    EndpointId endpointId = new EndpointId(callback.endpointId());
    List<SealedSecret> secrets =
        request.secret() == null
            ? List.of()
            : List.of(sealing.seal(endpointId, request.secret(), clock.instant()));
    return new Endpoint(
        endpointId,
        caller.tenant(),
        caller.subject(),
        id.toString(),
        Objects.requireNonNull(request.url()),
        null,
        callback.events().stream().map(OperationEvent::wire).toList(),
        request.style(),
        secrets,
        fingerprint,
        clock.instant(),
        null);
  }

  private EndpointId copy(Endpoint from, OperationId to, String fingerprint) {
    EndpointId id = EndpointId.inline(to.toString(), from.owner(), fingerprint);
    endpoints.createIfAbsent(
        new Endpoint(
            id,
            from.tenant(),
            from.owner(),
            to.toString(),
            from.url(),
            from.description(),
            from.events(),
            from.style(),
            from.secrets().stream().map(it -> sealing.reseal(from.id(), it, id)).toList(),
            fingerprint,
            clock.instant(),
            from.disabled()));
    return id;
  }
}
